import { topicNamesOf, writeEvent } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import { migrate, openDatabase } from '@on-record/projections';
import { createLogger, createMetrics, type HttpProcess } from '@on-record/runtime';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractionMetrics } from '../../apps/extractor/src/extraction-metrics';
import { extractorConfiguration } from '../../apps/extractor/src/extractor.config';
import { runExtractor } from '../../apps/extractor/src/start-extractor';
import { startIngestor } from '../../apps/ingestor/src/start-ingestor';
import { projectorConfiguration } from '../../apps/projector/src/projector.config';
import { queryConfiguration } from '../../apps/projector/src/query/query.config';
import { startQuery } from '../../apps/projector/src/query/start-query';
import { runProjector } from '../../apps/projector/src/start-projector';
import { openTestRecord } from '../support/open-test-record';
import { configured, received } from '../support/recorded-articles';
import { createDatabase } from '../support/database';
import { until } from '../support/until';
import { workspaceRoot } from './source-files';

jest.setTimeout(60_000);

const path = join(workspaceRoot, 'docs', 'metrics.md');
const logger = createLogger({ app: 'test', level: 'silent' });
const topicNames = topicNamesOf('on-record');
const closing: (() => Promise<unknown>)[] = [];
const closesLater = (process: HttpProcess): HttpProcess => {
  closing.unshift(() => process.close());
  return process;
};

/** A metric as a scrape tells it. */
interface Scraped {
  readonly type: string;
  readonly help: string;
  readonly labels: ReadonlySet<string>;
}

afterAll(async () => {
  for (const close of closing) await close();
});

/** The processes as they start, over a log in memory that has an article in it. */
async function startAll(): Promise<Readonly<Record<string, HttpProcess>>> {
  const log = createMemoryLog({ topicNames });
  await log.append([configured('daily', 'full'), received({ source: 'daily', guid: 'one', text: 'A quarrel.' })].map((event) => writeEvent(event, topicNames)));
  const record = await openTestRecord('metrics page');
  closing.push(() => record.close());
  return {
    ingestor: closesLater(await startIngestor({
      log, topicNames, logger, environment: { SAMPLE_NEWSROOM_SECRET: 'a-secret-of-a-test-only-0123456789' }, host: '127.0.0.1', port: 0, nowMs: () => Date.now(), sourcesFile: join(workspaceRoot, 'samples', 'sources.yaml'),
    })),
    extractor: closesLater(await extractorOn(log)),
    projector: closesLater(await projectorOn(log)),
    query: closesLater(await startQuery(queryConfiguration.parse({ QUERY_DATABASE_URL: record.readerUrl, QUERY_PORT: '0' }), logger)),
  };
}

async function extractorOn(log: MemoryLog): Promise<HttpProcess> {
  const metrics = createMetrics({ app: 'extractor' });
  const failed = { kind: 'failed', code: 'TEXT_TOO_LONG', reason: 'Too long.' } as const;
  return runExtractor(extractorConfiguration.parse({ KAFKA_BROKERS: 'memory:1', EXTRACTOR_PORT: '0' }), {
    log, logger, metrics, extraction: extractionMetrics(metrics), reader: { version: '1.0.0+test', extractAll: (articles) => Promise.resolve(articles.map(() => failed)) },
    onFailure: () => undefined, onShutdown: () => Promise.resolve(),
  });
}

async function projectorOn(log: MemoryLog): Promise<HttpProcess> {
  const database = await openDatabase(await createDatabase('metrics page projector'));
  await migrate(database);
  return runProjector(projectorConfiguration.parse({ KAFKA_BROKERS: 'memory:1', DATABASE_URL: 'postgres://', PROJECTOR_PORT: '0' }), { log, database, logger, onFailure: () => undefined });
}

/** What a process measures of its own; Node's metrics are left out. */
async function scrape({ url }: HttpProcess): Promise<ReadonlyMap<string, Scraped>> {
  await fetch(`${url}/health/ready`);
  await fetch(`${url}/v1/push/nowhere`, { method: 'POST', body: '' });
  await until(async () => (await fetch(`${url}/health/ready`)).ok, { withinMs: 20_000, describe: () => `${url} to be ready` });
  const text = await (await fetch(`${url}/metrics`)).text();
  const helps = [...text.matchAll(/^# HELP (\S+) (.*)\n# TYPE \S+ (\w+)$/gm)].filter(([, name]) => /^(on_record|kafka)_/.test(name!));
  return new Map(helps.map(([, name, help, type]) => [name!, { type: type!, help: help!, labels: labelsOf(text, name!) }]));
}

function labelsOf(text: string, name: string): ReadonlySet<string> {
  const samples = [...text.matchAll(new RegExp(`^${name}(?:_bucket|_count|_sum)?\\{(.*)\\}`, 'gm'))].map(([, labels]) => labels!);
  return new Set(samples.flatMap((labels) => [...labels.matchAll(/(\w+)="/g)].map(([, label]) => label!)).filter((label) => label !== 'le'));
}

/** The tables of the page, with the labels of the page where a scrape has shown no sample. */
function tablesOf(page: string, scrapes: ReadonlyMap<string, ReadonlyMap<string, Scraped>>): string {
  const known = new Map([...page.matchAll(/^\| `(\w+)` \| \w+ \| (.*?) \|/gm)].map(([, name, labels]) => [name, labels]));
  return [...scrapes].map(([app, metrics]) => {
    const rows = [...metrics].map(([name, { type, help, labels }]) => {
      const shown = labels.size > 0 ? [...labels].map((label) => `\`${label}\``).join(', ') : (known.get(name) ?? '');
      return `| \`${name}\` | ${type} | ${shown} | ${help} |`;
    });
    return [`### ${app}`, '', '| metric | type | labels | meaning |', '|---|---|---|---|', ...rows, ''].join('\n');
  }).join('\n');
}

it('docs/metrics.md has the metrics that the processes answer, and no others; with UPDATE_DOCS=1 this test writes them anew', async () => {
  const scrapes = new Map<string, ReadonlyMap<string, Scraped>>();
  for (const [app, process] of Object.entries(await startAll())) scrapes.set(app, await scrape(process));
  const page = readFileSync(path, 'utf8');
  const [before = '', after = ''] = page.split(/(?<=^## All metrics\n)[^]*(?=^## Alerts$)/m);
  const written = `${before}\n${tablesOf(page, scrapes)}\n${after}`;
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, written);
  expect(readFileSync(path, 'utf8')).toBe(written);
});

it('every metric of ours is named by the grammar of the page', async () => {
  const names = [...readFileSync(path, 'utf8').matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, name, type]) => ({ name: name!, type: type! })).filter(({ name }) => !name.startsWith('kafka_'));
  const odd = names.filter(({ name, type }) => !/^on_record_(ingestor|extractor|projector|query)_[a-z_]+$/.test(name) || name.endsWith('_total') !== (type === 'counter'));
  expect(names.length).toBeGreaterThan(20);
  expect(odd).toEqual([]);
});
