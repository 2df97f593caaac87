import type { Inputs } from '../story/story.ts';
import { nameOf } from '../story/story.ts';
import { compareSetAside } from './compare-set-aside.ts';
import type { Difference } from './difference.ts';
import type { ExpectedArticle, ExpectedRecord } from './expected-record.ts';
import type { RealArticle, RealRecord } from './real-record.ts';

/** Compares what must be with what is, and says each difference in words. */
export function compareRecords(inputs: Inputs, expected: ExpectedRecord, real: RealRecord): readonly Difference[] {
  const realArticles = Map.groupBy(real.articles, ({ guid }) => guid);
  const runs = Map.groupBy(real.runs, ({ name }) => name);
  return [
    ...[...expected.articles.values()].flatMap((article) => compareArticle(article, realArticles.get(article.guid) ?? [])),
    ...unexpected('Article', [...realArticles.keys()], new Set(expected.articles.keys())),
    ...compareNames('Revision', new Set(inputs.revisions.map(nameOf)), real.revisions),
    ...compareNames('Retraction', new Set(inputs.retractions.map(nameOf)), real.retractions),
    ...compareNames('Run', new Set(expected.runs.keys()), real.runs.map(({ name }) => name)),
    ...[...expected.runs].flatMap(([name, lines]) => compareFindings(`Run ${name}`, { findings: lines, state: 'visible' }, runs.get(name)?.flatMap(({ findings }) => findings) ?? [])),
    ...comparePairs(expected.pairs, real.pairs),
    ...compareSetAside(inputs.poison, real.deadLetters),
  ];
}

function compareArticle(expected: ExpectedArticle, [real, ...more]: readonly RealArticle[]): readonly Difference[] {
  const name = `Article ${expected.guid}`;
  if (real === undefined) return [{ kind: 'lost', words: `${name} has no row.` }];
  const copies: readonly Difference[] = more.length === 0 ? [] : [{ kind: 'double', words: `${name} has ${more.length + 1} rows.` }];
  if (real.state !== expected.state) return [...copies, { kind: kindOfState(expected.state, real.state), words: `${name} is ${real.state}, and should be ${expected.state}.` }];
  if (real.shown !== expected.shown) return [...copies, { kind: 'wrong', words: `${name} shows ${real.shown ?? 'nothing'}, and should show ${expected.shown ?? 'nothing'}.` }];
  return [...copies, ...compareFindings(name, expected, real.findings)];
}

function kindOfState(expected: string, real: string): Difference['kind'] {
  if (expected === 'retracted') return 'resurrected';
  return expected === 'visible' && real === 'pending' ? 'lost' : 'wrong';
}

function compareFindings(of: string, expected: Pick<ExpectedArticle, 'findings' | 'state'>, real: readonly string[]): readonly Difference[] {
  const [wanted, found] = [countsOf(expected.findings), countsOf(real)];
  const strange = expected.state === 'visible' ? 'wrong' : 'resurrected';
  const missing = [...wanted].filter(([line, count]) => (found.get(line) ?? 0) < count);
  const extra = [...found].filter(([line, count]) => (wanted.get(line) ?? 0) < count);
  return [
    ...missing.map(([line]): Difference => ({ kind: 'lost', words: `${of} lacks ${line}.` })),
    ...extra.map(([line, count]): Difference => ({ kind: wanted.has(line) ? 'double' : strange, words: `${of} has ${count} times ${line}.` })),
  ];
}

function compareNames(what: string, expected: ReadonlySet<string>, real: readonly string[]): readonly Difference[] {
  const found = countsOf(real);
  const lost = [...expected].filter((name) => !found.has(name)).map((name): Difference => ({ kind: 'lost', words: `${what} ${name} has no row.` }));
  const double = [...found].filter(([, count]) => count > 1).map(([name, count]): Difference => ({ kind: 'double', words: `${what} ${name} has ${count} rows.` }));
  return [...lost, ...double, ...unexpected(what, [...found.keys()], expected)];
}

function unexpected(what: string, real: readonly string[], expected: ReadonlySet<string>): readonly Difference[] {
  return real.filter((name) => !expected.has(name)).map((name) => ({ kind: 'wrong', words: `${what} ${name} is there, and nobody sent it.` }));
}

function comparePairs(expected: ReadonlyMap<string, string>, real: ReadonlyMap<string, string>): readonly Difference[] {
  const names = new Set([...expected.keys(), ...real.keys()]);
  return [...names].filter((name) => expected.get(name) !== real.get(name)).map((name) => ({
    kind: 'wrong', words: `Pair ${name} has ${real.get(name) ?? 'no row'}, and should have ${expected.get(name) ?? 'no row'}.`,
  }));
}

function countsOf(lines: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(lines, (line) => line)].map(([line, copies]) => [line, copies.length]));
}
