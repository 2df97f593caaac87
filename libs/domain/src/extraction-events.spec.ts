import { catalogue } from './catalogue';
import { canonicalJson } from './canonical-json';
import { toExtractionEvents } from './extraction-events';
import { findingKeysOf, normaliseWords } from './finding-keys';
import type { Accusation, Findings, Party } from './findings';
import { articleIdOf, revisionIdOf } from './ids';
import { makeEvent } from './make-event';
import { spanOf } from './spans';
import { topicSettings } from './topics';
import { topicNamesOf, writeEvent } from './write-event';

const text = 'Aria and Bela accused each other of lying. Bela denied lying.';
const orderKey = { version: 1, versionCreatedMs: 0, receivedAtMs: 0, contentHash: 'a'.repeat(64) };
const articleId = articleIdOf('daily', 'one');
const revisionId = revisionIdOf(articleId, orderKey);
const cause = makeEvent('ArticleReceived', { id: revisionId, subject: articleId, time: '2026-01-02T03:04:05.000Z', correlationId: 'delivery', causationId: 'delivery' }, {
  articleId, revisionId, deliveryId: revisionId, source: 'daily', guid: 'one', orderKey, receivedAt: '2026-01-02T03:04:05.000Z',
  content: { text, marks: [], headline: 'Aria', language: 'en', publishedAt: '2026-01-02T03:04:05Z', timeZone: 'UTC' },
});
const party = (name: string, at: number): Party => ({ kind: 'actor', actor: { canonical: `org:${name.toLowerCase()}`, name }, mention: spanOf(text, at, at + 4) });
const accusation = (accuser: Party, accused: Party): Accusation => ({
  accuser, accused, trigger: spanOf(text, 14, 21), allegation: spanOf(text, 36, 41), certainty: 'certain', modality: 'asserted', legal: 'none', zone: 'body',
});
const [aria, bela] = [party('Aria', 0), party('Bela', 9)];
const findings: Findings = {
  statements: [{ kind: 'indirect', content: spanOf(text, 36, 41), speaker: aria, zone: 'body' }],
  accusations: [
    { accusation: accusation(aria, bela), mutual: 'm', statement: 0 },
    { accusation: accusation(bela, aria), mutual: 'm' },
  ],
  denials: [{
    denial: { denier: party('Bela', 43), deniedAccuser: aria, trigger: spanOf(text, 48, 54), certainty: 'certain', modality: 'asserted', legal: 'none', zone: 'body' },
    answers: 0,
  }],
};
const extracted = { kind: 'extracted', findings, diagnostics: [], workUnits: 61 } as const;

describe('the events of a run', () => {
  const events = toExtractionEvents(cause, '1.0.0+abc', extracted);

  it('end with ExtractionCompleted, whose manifest names all that came before', () => {
    expect(events.map((event) => event.type)).toEqual(['StatementExtracted', 'AccusationExtracted', 'AccusationExtracted', 'DenialExtracted', 'ExtractionCompleted']);
    const closing = events.at(-1)!;
    if (closing.type !== 'ExtractionCompleted') throw new Error('The run is not closed.');
    const { statementIds, accusationIds, denialIds } = closing.payload.manifest;
    expect([...statementIds, ...accusationIds, ...denialIds]).toEqual(events.slice(0, -1).map((event) => event.id));
  });

  it('are the same, byte for byte, when the work is done again', () => {
    const again = toExtractionEvents(cause, '1.0.0+abc', structuredClone(extracted));
    const written = (list: typeof events) => list.map((event) => writeEvent(event, topicNamesOf('t')));
    expect(written(again)).toEqual(written(events));
  });

  it('link mutual accusations, denials and statements by id', () => {
    const [statement, first, second, denial] = events.map((event) => event.payload as Record<string, unknown>);
    expect(first!['mutualGroup']).toBe(second!['mutualGroup']);
    expect(first!['statementId']).toBe(statement!['statementId']);
    expect(denial!['answersAccusationId']).toBe(first!['accusationId']);
  });

  it('keep their keys under another engine version, while their ids change', () => {
    const other = toExtractionEvents(cause, '1.0.1+abc', extracted);
    expect(other.map((event) => (event.payload as { accusationKey?: string }).accusationKey)).toEqual(events.map((event) => (event.payload as { accusationKey?: string }).accusationKey));
    expect(new Set([...other, ...events].map((event) => event.id)).size).toBe(other.length * 2);
  });

  it('carry the time of their cause, never a clock', () => {
    expect(new Set(events.map((event) => event.time))).toEqual(new Set([cause.time]));
  });

  it('hold a finding once, also when the engine found it twice', () => {
    const doubled = toExtractionEvents(cause, '1.0.0+abc', { ...extracted, findings: { ...findings, statements: [...findings.statements, ...findings.statements] } });
    expect(doubled.filter((event) => event.type === 'StatementExtracted')).toHaveLength(1);
  });

  it('hold both directions of an accusation whose parties share one mention', () => {
    const both = { ...extracted, findings: { ...findings, denials: [], accusations: [
      { accusation: accusation({ ...aria, mention: spanOf(text, 0, 13) }, { ...bela, mention: spanOf(text, 22, 32) }), mutual: 'm' },
      { accusation: accusation({ ...bela, mention: spanOf(text, 0, 13) }, { ...aria, mention: spanOf(text, 22, 32) }), mutual: 'm' },
    ] } };
    const found = toExtractionEvents(cause, '1.0.0+abc', both).filter((event) => event.type === 'AccusationExtracted');
    expect(found.map(({ payload }) => payload.accusation.accuser)).toMatchObject([{ actor: { name: 'Aria' } }, { actor: { name: 'Bela' } }]);
    expect(new Set(found.flatMap(({ id, payload }) => [id, payload.accusationId, payload.accusationKey])).size).toBe(4);
  });

  it('keep the keys of later findings when the engine found an earlier one twice', () => {
    const later = { ...findings.statements[0]!, content: spanOf(text, text.lastIndexOf('lying'), text.lastIndexOf('lying') + 5) };
    const keysOf = (statements: Findings['statements']) => toExtractionEvents(cause, '1.0.0+abc', { ...extracted, findings: { ...findings, statements } })
      .flatMap((event) => (event.type === 'StatementExtracted' ? [event.payload.statementKey] : []));
    const [first] = findings.statements;
    expect(keysOf([first!, first!, later])).toEqual(keysOf([first!, later]));
  });

  it('are one ExtractionFailed when the engine failed', () => {
    const [only, ...rest] = toExtractionEvents(cause, '1.0.0+abc', { kind: 'failed', code: 'TEXT_TOO_LONG', reason: 'Too long.' });
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ type: 'ExtractionFailed', payload: { code: 'TEXT_TOO_LONG', revisionId } });
  });
});

describe('the keys of findings', () => {
  it('tell equal words apart by their ordinal and follow words through other punctuation', () => {
    const span = (words: string) => ({ start: 0, end: words.length, text: words });
    const [first, second] = findingKeysOf(articleId, 'statement', [[span('“We won”,')], [span('we  won.')]]);
    expect(first).not.toBe(second);
    expect(findingKeysOf(articleId, 'statement', [[span('We won')]])).toEqual([first]);
  });

  it.each([['“Hello,” ', 'hello'], ['...', ''], ['A—B', 'a—b'], ['don’t', 'dont'], ['ﬁne', 'fine']])('normalise %j to %j', (given, expected) => {
    expect(normaliseWords(given)).toBe(expected);
  });
});

it('canonical JSON sorts keys, drops undefined and refuses what JSON cannot carry', () => {
  expect(canonicalJson({ b: 1, a: [{ d: undefined, c: null }] })).toBe('{"a":[{"c":null}],"b":1}');
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});

it('in no topic does anything disappear by itself, and every type of the catalogue has a topic', () => {
  for (const { topic } of Object.values(catalogue)) {
    expect(topicSettings[topic].config).toMatchObject({ 'cleanup.policy': 'compact', 'retention.ms': '-1', 'retention.bytes': '-1' });
  }
  expect(topicSettings.articles.partitions).toBe(topicSettings.extractions.partitions);
});
