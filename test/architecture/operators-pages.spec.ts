import { errorCodes } from '@on-record/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sourceFiles, workspaceRoot } from './source-files';

const textOf = (page: string): string => readFileSync(join(workspaceRoot, 'docs', page), 'utf8');
const matches = (text: string, pattern: RegExp): readonly string[] => [...new Set([...text.matchAll(pattern)].map(([whole, part]) => part ?? whole))];
const sources = sourceFiles().filter(({ path }) => /^(apps|libs)\/[^/]+\/src\//.test(path) && !path.includes('.spec.')).map(({ text }) => text).join('\n');

/** The help of each verb by its name, as docs/command-line.md shows it; its own test keeps that page equal to the code. */
const helps = new Map(matches(textOf('command-line.md'), /^```text\n(Usage: on-record [^]*?)```$/gm).map((help) => [/^Usage: on-record ((?:[a-z-]+ ?)+)/.exec(help)?.[1]?.trim() ?? '', help]));

/** Every call of the command line that a page shows: the verb, and what follows it on its line. */
function callsIn(page: string): readonly { readonly verb: string; readonly rest: string }[] {
  const inQuotes = matches(page.replaceAll(/^```[^]*?^```$/gm, ''), /`on-record ([^`]+)`/g);
  const inBlocks = matches(page, /^(?:\$ )?on-record (.+)$/gm);
  return [...inQuotes, ...inBlocks].map((call) => {
    const verb = [...helps.keys()].find((name) => call === name || call.startsWith(`${name} `)) ?? '';
    return { verb, rest: verb === '' ? call : call.slice(verb.length) };
  });
}

it('reads the help of every verb from docs/command-line.md', () => {
  expect([...helps.keys()]).toEqual(expect.arrayContaining(['setup', 'doctor', 'dead-letters retry', 'refusals resubmit', 'accept-database']));
});

describe.each(['failures.md', 'operating.md', 'actors.md', 'corrections.md'])('docs/%s', (name) => {
  const page = textOf(name);

  it('quotes only sentences that the code says', () => {
    expect(matches(page, /`([A-Z][^`\n]* [^`\n]*\.)`/g).filter((sentence) => !sources.includes(sentence))).toEqual([]);
  });

  it('names only metrics that there are', () => {
    const known = new Set(matches(textOf('metrics.md'), /^\| `(\w+)` \|/gm));
    const named = matches(page, /\b(?:on_record_(?:ingestor|extractor|projector|query)|kafka_consumergroup|kafka_topic)_\w+/g);
    expect(named.filter((metric) => !known.has(metric))).toEqual([]);
  });

  it('names only alerts that docs/metrics.md has', () => {
    expect(matches(page, /`(OnRecord\w+)`/g).filter((alert) => !textOf('metrics.md').includes(`alert: ${alert}\n`))).toEqual([]);
  });

  it('names only error codes of the closed list, settings that there are, and names that Kafka and TLS give to errors', () => {
    const settings = new Set(matches(textOf('settings.md'), /`([A-Z]+(?:_[A-Z]+)+)`/g));
    const kafkaErrors = readFileSync(join(workspaceRoot, 'libs/event-log/src/kafka-errors.ts'), 'utf8');
    const tlsErrors = readFileSync(join(workspaceRoot, 'libs/domain/src/tls-faults.ts'), 'utf8');
    // Every setting may be given as a file.
    const isSetting = (word: string): boolean => settings.has(word) || settings.has(word.replace(/_FILE$/, ''));
    const isKnown = (word: string): boolean => (errorCodes as readonly string[]).includes(word) || isSetting(word) || kafkaErrors.includes(`'${word}'`) || tlsErrors.includes(`^${word}$`);
    expect(matches(page, /\b[A-Z]+(?:_[A-Z]+)+\b/g).filter((word) => !isKnown(word))).toEqual([]);
  });

  it('shows only verbs that there are, with options that they have', () => {
    const calls = callsIn(page);
    expect(calls.length).toBeGreaterThan(10);
    // A family of verbs, such as `on-record dead-letters`, may be named without one of its members.
    expect(calls.filter(({ verb, rest }) => verb === '' && ![...helps.keys()].some((known) => known.startsWith(`${rest} `)))).toEqual([]);
    const unknown = calls.flatMap(({ verb, rest }) => matches(rest, /--[a-z-]+/g).filter((option) => !helps.get(verb)?.includes(option)).map((option) => `${verb} ${option}`));
    expect(unknown).toEqual([]);
  });
});

it('docs/failures.md says of each failure what is seen, what happens by itself and what to do, in this order', () => {
  const failures = textOf('failures.md').split(/^(?=#{2,3} )/m).filter((part) => part.startsWith('### '));
  const parts = ['What you see.', 'What the system does by itself.', 'What to do.'];
  expect(failures.length).toBeGreaterThan(25);
  expect(failures.filter((failure) => matches(failure, /^\*\*(.+)\*\*$/gm).join() !== parts.join()).map((failure) => failure.split('\n')[0])).toEqual([]);
});
