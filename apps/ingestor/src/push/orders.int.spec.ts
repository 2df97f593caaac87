import { articleIdOf, canonicalJson, eventIdOf, revisionIdOf, sourceRetractionIdOf, type Event, type JsonValue } from '@on-record/domain';
import { runIngestor, type RunningIngestor } from '../../test/running-ingestor';

/** Five revisions: the second and third are equal in content, the fourth has no number, the fifth comes with both. */
const REVISIONS: readonly object[] = [
  { version: 1, headline: 'Lake', body: { format: 'text', content: 'Borland accused Ann Lee of theft.' } },
  { version: 2, headline: 'Lake', body: { format: 'text', content: 'Borland accused Ann Lee of fraud.' } },
  { version: 3, headline: 'Lake', body: { format: 'text', content: 'Borland accused Ann Lee of fraud.' } },
  { versionCreated: '2026-03-02T08:00:00Z', headline: 'Lake', body: { format: 'text', content: 'Nobody accused anybody.' } },
  { version: 5, versionCreated: '2026-03-02T09:00:00Z', headline: 'Lake', body: { format: 'text', content: 'All is well.' } },
];
const KILL = { version: 3, status: 'canceled', headline: 'Kill', body: { format: 'text', content: 'Please kill.' } };

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.length < 2 ? [items] : items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

describe('the facts of a five-revision story', () => {
  let ingestor: RunningIngestor;

  beforeAll(async () => {
    ingestor = await runIngestor();
  });

  afterAll(() => ingestor.close());

  it('are the same for each of the 120 orders, with and without a retraction at every place, delivered once and twice', async () => {
    const stories = permutations(REVISIONS).flatMap((order, number) =>
      [undefined, 0, 1, 2, 3, 4, 5].flatMap((place) => [1, 2].map((times) => ({
        guid: `${number}-${place ?? 'none'}-${times}`, isKilled: place !== undefined, times, deliveries: place === undefined ? order : order.toSpliced(place, 0, KILL),
      }))));
    expect(stories).toHaveLength(120 * 7 * 2);
    for (let begin = 0; begin < stories.length; begin += 40) await Promise.all(stories.slice(begin, begin + 40).map(pushStory));

    const facts = factsByArticle(ingestor.events('articles'));
    const distinct = new Map<boolean, Set<string>>([[true, new Set()], [false, new Set()]]);
    for (const { guid, isKilled } of stories) distinct.get(isKilled)!.add([...(facts.get(articleIdOf('town-crier', guid)) ?? [])].sort().join('\n'));
    expect([...distinct].map(([isKilled, seen]) => [isKilled, seen.size])).toEqual([[true, 1], [false, 1]]);
    expect([...distinct.get(false)!][0]!.split('\n')).toHaveLength(REVISIONS.length);
  }, 300_000);

  async function pushStory({ guid, times, deliveries }: { readonly guid: string; readonly times: number; readonly deliveries: readonly object[] }): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      for (const delivery of deliveries) {
        const { status } = await ingestor.push({ guid, publishedAt: '2026-03-02T07:00:00Z', timeZone: 'Europe/London', ...delivery });
        expect(status).toBe(time === 0 ? 201 : 200);
      }
    }
  }
});

/** What each article's events say, without what depends on its guid; that their ids follow from the rest is asserted. */
function factsByArticle(events: readonly Event[]): ReadonlyMap<string, ReadonlySet<string>> {
  const facts = new Map<string, Set<string>>();
  for (const event of events) facts.set(event.subject, (facts.get(event.subject) ?? new Set()).add(factOf(event)));
  return facts;
}

function factOf(event: Event): string {
  if (event.type === 'ArticleReceived') {
    const { articleId, revisionId, orderKey, content } = event.payload;
    expect(revisionId).toBe(revisionIdOf(articleId, orderKey));
    expect(event.id).toBe(eventIdOf('ArticleReceived', revisionId));
    return canonicalJson({ orderKey, content } as JsonValue);
  }
  if (event.type !== 'ArticleRetracted' || event.payload.by.kind !== 'source') throw new Error(`Nobody made ${event.type}.`);
  expect(event.payload.retractionId).toBe(sourceRetractionIdOf(event.payload.articleId, event.payload.by.orderKey));
  return canonicalJson({ retracted: event.payload.by.orderKey });
}
