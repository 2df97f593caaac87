import type { Reading } from '../formats/delivery-format';
import { createAcknowledgedFacts, type AcknowledgedFacts } from './acknowledged-facts';
import { decideDelivery, type ArticleFact } from './decide-delivery';

interface Given {
  readonly text: string;
  readonly atMs?: number;
  readonly version?: number;
  readonly guid?: string;
  readonly isRetraction?: boolean;
}

function factOf(given: Given, acknowledged: AcknowledgedFacts): ArticleFact {
  const { text, atMs = 1_000, version, guid = '1', isRetraction = false } = given;
  const content = { text, marks: [], headline: text, language: 'en', publishedAt: '2026-03-02T10:00:00.000Z', timeZone: 'UTC' };
  const head = { guid, version, versionCreatedMs: undefined };
  const reading: Reading = isRetraction ? { ...head, kind: 'retraction', status: 'canceled', reason: text } : { ...head, kind: 'article', content };
  const body = { contentType: '', base64: '', bytes: 0, sha256: '', isTruncated: false };
  const receipt = { deliveryId: text, source: 's', format: 'f', receivedAtMs: atMs, body, headers: {}, traceparent: undefined };
  const decision = decideDelivery(reading, receipt, acknowledged.momentOf);
  if (decision.kind !== 'append') throw new Error('Expected a fact to append.');
  return decision.fact;
}

/** Whether each delivery in turn is recorded anew. */
function newness(deliveries: readonly Given[], max = 100): readonly boolean[] {
  const acknowledged = createAcknowledgedFacts(max);
  return deliveries.map((given) => {
    const fact = factOf(given, acknowledged);
    const isNew = acknowledged.find(fact) === undefined;
    if (isNew) acknowledged.remember(fact, given.text);
    return isNew;
  });
}

describe('facts acknowledged of late', () => {
  it.each<[string, readonly Given[], readonly boolean[]]>([
    ['a version again', [{ text: 'A', version: 1 }, { text: 'A', version: 1, atMs: 2_000 }], [true, false]],
    ['an older version again', [{ text: 'A', version: 1 }, { text: 'B', version: 2 }, { text: 'A', version: 1 }], [true, true, false]],
    ['equal content under another version', [{ text: 'A', version: 1 }, { text: 'A', version: 2 }], [true, true]],
    ['undated content again', [{ text: 'A' }, { text: 'A', atMs: 2_000 }], [true, false]],
    ['undated A, B, A', [{ text: 'A' }, { text: 'B', atMs: 2_000 }, { text: 'A', atMs: 3_000 }], [true, true, true]],
    ['undated A, B, A within a millisecond', [{ text: 'A' }, { text: 'B' }, { text: 'A' }, { text: 'A' }], [true, true, true, false]],
    ['undated A, B, A while the clock goes back', [{ text: 'A', atMs: 9_000 }, { text: 'B', atMs: 5_000 }, { text: 'A', atMs: 1_000 }], [true, true, true]],
    ['undated A after a version', [{ text: 'A' }, { text: 'B', version: 1 }, { text: 'A' }], [true, true, true]],
    ['undated A after a retraction', [{ text: 'A' }, { text: 'why', isRetraction: true }, { text: 'A' }], [true, true, true]],
    ['an undated retraction again', [{ text: 'why', isRetraction: true }, { text: 'why', isRetraction: true, atMs: 2_000 }], [true, false]],
    ['equal content of another article', [{ text: 'A' }, { text: 'A', guid: '2' }], [true, true]],
  ])('%s', (_case, deliveries, expected) => {
    expect(newness(deliveries)).toEqual(expected);
  });

  it('are forgotten one by one, the oldest first', () => {
    expect(newness([{ text: 'A', version: 1 }, { text: 'B', version: 2 }, { text: 'C', version: 3 }, { text: 'C', version: 3 }, { text: 'A', version: 1 }], 2)).toEqual([
      true, true, true, false, true,
    ]);
  });

  it('count by receipt where acknowledgements overtake one another', () => {
    const acknowledged = createAcknowledgedFacts(10);
    const [first, second] = [factOf({ text: 'A', atMs: 1_000 }, acknowledged), factOf({ text: 'B', atMs: 2_000 }, acknowledged)];
    acknowledged.remember(second, 'B');
    acknowledged.remember(first, 'A');
    expect(acknowledged.find(factOf({ text: 'A', atMs: 3_000 }, acknowledged))).toBeUndefined();
    expect(acknowledged.find(factOf({ text: 'B', atMs: 3_000 }, acknowledged))).toMatchObject({ deliveryId: 'B' });
  });
});
