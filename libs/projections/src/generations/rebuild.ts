import { OnRecordError, type EventLog, type LogIdentity } from '@on-record/domain';
import { verifyLogIdentity } from '../checkpoints/verify-log-identity';
import type { Database } from '../database/open-database';
import { deriveArticles } from './derive-articles';
import type { BuildPhase } from './generation';
import { beginGeneration, dropScratch, enterPhase, type BuildKind, type Building, type LoadEnd } from './generation-rows';
import { indexSteps, keySteps, type IndexStep } from './index-generation';
import { loadLog, stretchesLeft } from './load-log';
import { readSetAsidePlaces } from './set-aside-places';

/** How far a rebuild is in its phase: records, keys and indexes, or articles. */
export interface RebuildProgress {
  readonly phase: BuildPhase;
  readonly done: number;
  readonly total: number;
}

/** What a rebuild needs. */
export interface RebuildOptions {
  readonly database: Database;
  readonly log: Pick<EventLog, 'offsets' | 'read' | 'readStretches'>;
  readonly identity: LogIdentity;
  /** Full names of the topics that read models are made of, and of that of the dead letters. */
  readonly topics: readonly string[];
  readonly deadLetterTopic: string;
  /** Records a second; as fast as it goes unless given. */
  readonly maxPerSecond?: number;
  /** Ends the rebuild at the next step; called again it goes on from there. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RebuildProgress) => void;
}

/** What came of a rebuild. */
export interface Rebuilt {
  readonly generation: number;
  /** False where it was stopped before its end. */
  readonly isBuilt: boolean;
  readonly rows: number;
  /** Seconds in each phase of this run. */
  readonly seconds: Readonly<Record<BuildPhase, number>>;
}

/** Any number, the same in all processes: who holds this advisory lock rebuilds. */
const REBUILD_LOCK = 1_795_478_409;

/**
 * Builds a generation of the read models from the log beside the active one, which nobody needs to stop: loads facts by COPY up
 * to where the active one stands, makes keys and indexes, and decides all articles. After it a projector follows the log for it.
 * A rebuild that was stopped or killed goes on where it was. Fails with GENERATION_CONFLICT while another one is at work or another
 * generation is kept, with LOG_REPLACED or LOG_SHORTER_THAN_CHECKPOINT, and as `loadFacts` does.
 */
export async function rebuild(options: RebuildOptions): Promise<Rebuilt> {
  return whileRebuilding(options.database, async () => {
    await dropScratch(options.database);
    return buildGeneration(options, 'building');
  });
}

/** Does work that no other rebuild or verification of the database may be beside. Fails with GENERATION_CONFLICT where there is one. */
export async function whileRebuilding<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return database.connection('rebuilding', async (client) => {
    const { rows } = await client.query<{ readonly held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [REBUILD_LOCK]);
    if (rows[0]?.held !== true) throw new OnRecordError('GENERATION_CONFLICT', 'Another rebuild, replay or verification is at work in this database: wait for it, or end it.');
    try {
      return await work();
    } finally {
      await client.query('SELECT pg_advisory_unlock($1)', [REBUILD_LOCK]).catch(() => undefined);
    }
  }, { isPatient: true });
}

/** Builds a generation, or goes on building it; loaded up to where the active one stands unless other ends are given. */
export async function buildGeneration(options: RebuildOptions, kind: BuildKind, loadUntil?: readonly LoadEnd[]): Promise<Rebuilt> {
  const { database, log, topics, identity } = options;
  await verifyLogIdentity(database, log, { topics, identity });
  return build(await beginGeneration(database, kind, loadUntil), options);
}

async function build(building: Building, options: RebuildOptions): Promise<Rebuilt> {
  const { database, signal } = options;
  const { number } = building;
  const seconds: Record<BuildPhase, number> = { loading: 0, indexing: 0, deriving: 0 };
  let rows = 0;
  const phases: readonly (readonly [BuildPhase, () => Promise<void>])[] = [
    ['loading', async () => void (rows = await load(building, options))],
    ['indexing', () => makeKeys(building, options)],
    ['deriving', () => derive(building, options)],
  ];
  const first = phases.findIndex(([phase]) => phase === building.phase);
  for (const [phase, work] of phases.slice(Math.max(first, 0))) {
    const began = performance.now();
    await enterPhase(database, number, phase);
    await work();
    seconds[phase] = (performance.now() - began) / 1_000;
    if (signal?.aborted === true) return { generation: number, isBuilt: false, rows, seconds };
  }
  await enterPhase(database, number, 'built');
  return { generation: number, isBuilt: true, rows, seconds };
}

async function load({ number, loadUntil }: Building, options: RebuildOptions): Promise<number> {
  const { database, log, deadLetterTopic, onProgress } = options;
  const setAside = await readSetAsidePlaces(log, deadLetterTopic);
  const erased = await findErased(database);
  const stretches = await stretchesLeft({ database, generation: number }, loadUntil);
  const total = stretches.reduce((sum, { from, until }) => sum + Number(until - from), 0);
  let [done, rows] = [0, 0];
  await loadLog(stretches, {
    ...options, generation: number, setAside, erased,
    onLoaded: (loaded) => {
      done += loaded.records;
      rows += loaded.rows;
      onProgress?.({ phase: 'loading', done, total });
    },
  });
  return rows;
}

/** The articles that the active generation knows as erased: the log may still hold their words, until compaction has come by. */
async function findErased(database: Database): Promise<ReadonlySet<string>> {
  const { rows } = await database.transaction('looking for erased articles', (client) => client.query<{ readonly id: string }>('SELECT article_id AS id FROM erasures'));
  return new Set(rows.map(({ id }) => id));
}

async function makeKeys(building: Building, options: RebuildOptions): Promise<void> {
  const steps = await options.database.transaction('looking for missing keys', (client) => keySteps(client, building.number));
  await takeSteps(steps, { ...building, phase: 'indexing' }, options);
}

async function derive(building: Building, options: RebuildOptions): Promise<void> {
  const { database, signal, onProgress } = options;
  await deriveArticles(database, { generation: building.number, signal, onPage: (done, total) => onProgress?.({ phase: 'deriving', done, total }) });
  const steps = await database.transaction('looking for missing indexes', (client) => indexSteps(client, { from: building.model, to: building.number }));
  await takeSteps(steps, { ...building, phase: 'deriving' }, options);
}

/** Takes steps one after the other, each in a transaction of its own. */
async function takeSteps(steps: readonly IndexStep[], { number, phase }: Pick<Building, 'number' | 'phase'>, { database, signal, onProgress }: RebuildOptions): Promise<void> {
  for (const [place, step] of steps.entries()) {
    if (signal?.aborted === true) return;
    await database.transaction('making indexes', async (client) => {
      await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
      await step(client);
    }, { generation: number, isPatient: true });
    onProgress?.({ phase, done: place + 1, total: steps.length });
  }
}
