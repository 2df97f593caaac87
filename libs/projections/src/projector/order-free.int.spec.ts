import type { Event } from '@on-record/domain';
import { LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { emptyReadModels, readModelRows } from '../../../../test/support/read-model-rows';
import { accusationIn, activated, actorIn, denialIn, erased, extracted, failed, received, retracted, statementIn } from '../../../../test/support/recorded-articles';
import { seededNumbers } from '../../../../test/support/seeded-numbers';
import { shuffledRows } from '../../../../test/support/shuffled-rows';

const { database } = openReadModels('order free');

/** What a revision of a story is made of: its article event and the events of its run. */
type Chapter = readonly [article: Event<'ArticleReceived'>, run: readonly Event[]];

function chapter(guid: string, version: number, wrongs: readonly string[]): Chapter {
  const text = ['Quarrel at the lake', ...wrongs.map((wrong) => `Ann Lee accused Borland of ${wrong}. Borland denied ${wrong}. 😀`)].join('\n');
  const article = received({ source: 'daily', guid, text, version, url: 'https://news.example/quarrel' });
  const [ann, borland] = [actorIn(text, 'Ann Lee', 'person:ann-lee'), actorIn(text, 'Borland', 'org:borland')];
  return [article, extracted(article, {
    statements: wrongs.map((wrong) => statementIn(text, `denied ${wrong}`, borland)),
    accusations: wrongs.map((wrong) => ({ accusation: accusationIn(text, { trigger: 'accused', allegation: wrong }, { accuser: ann, accused: borland }), statement: 0 })),
    denials: wrongs.map((wrong, place) => ({ denial: denialIn(text, { trigger: 'denied', allegation: wrong }, { denier: borland, deniedAccuser: ann }), answers: place })),
  })];
}

/** Five revisions: the third is equal in content to the second, the engine fails at the fourth. */
function fiveRevisions(guid: string): readonly Chapter[] {
  const fourth = chapter(guid, 4, ['theft', 'fraud', 'noise'])[0];
  return [
    chapter(guid, 1, ['theft']),
    chapter(guid, 2, ['theft', 'fraud']),
    chapter(guid, 3, ['theft', 'fraud']),
    [fourth, failed(fourth)],
    chapter(guid, 5, ['fraud']),
  ];
}

/** A kill of the story as its revision of some number stood. */
function killOf(story: readonly Chapter[], version: number): Event {
  return retracted(story[version - 1]![0]);
}

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.length < 2 ? [items] : items.flatMap((item, at) => permutations(items.toSpliced(at, 1)).map((rest) => [item, ...rest]));
}

/** Two sequences as one, each in its own order, mixed as the seed decides. */
function interleave<T>(left: readonly T[], right: readonly T[], seed: number): readonly T[] {
  const next = seededNumbers(seed);
  const [first, second] = [[...left], [...right]];
  const mixed: T[] = [];
  while (first.length + second.length > 0) mixed.push(...(next() * (first.length + second.length) < first.length ? first : second).splice(0, 1));
  return mixed;
}

/** The events of a delivery order, with the retraction at a place among the articles, once or twice over. */
function deliver(order: readonly Chapter[], { kill, place, times, seed }: { kill?: Event; place: number; times: number; seed: number }): readonly Event[] {
  const articles: readonly Event[] = order.map(([article]) => article);
  const withKill = kill ? articles.toSpliced(place, 0, kill) : articles;
  const runs = order.flatMap(([, run]) => run);
  const again = <T>(events: readonly T[]): readonly T[] => Array.from({ length: times }, () => events).flat();
  return interleave(again(withKill), again(runs), seed);
}

/** Rows with all that depends on the guid replaced: ids by where they stand in the story, the digest by nothing. */
function withoutIds(rows: readonly string[], story: readonly Event[]): readonly string[] {
  const names = new Map<string, string>();
  for (const event of story) {
    const values = [event.id, ...Object.values(event.payload)].filter((value): value is string => typeof value === 'string' && /^[0-9a-f-]{36}$/.test(value));
    for (const id of values) names.set(id, names.get(id) ?? `id-${String(names.size).padStart(3, '0')}`);
  }
  return rows.map((row) => row
    .replace(/"event_digest": "[^"]*"/, '')
    .replace(/"guid": "[^"]*"/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => names.get(id) ?? id)).sort();
}

describe('the rows of a five-revision story', () => {
  it('are the same for each of the 120 orders, with and without a retraction at every place, once and twice, both topics interleaved', async () => {
    const scenarios = permutations([0, 1, 2, 3, 4]).flatMap((order, number) =>
      [1, 2].flatMap((times) => [undefined, 3].flatMap((killed) =>
        (killed === undefined ? [0] : [0, 1, 2, 3, 4, 5]).map((place) => {
          const guid = `${number}-${times}-${killed ?? 'none'}-${place}`;
          const story = fiveRevisions(guid);
          const kill = killed === undefined ? undefined : killOf(story, killed);
          const told = [...story.flatMap(([article, run]) => [article, ...run]), ...(kill ? [kill] : [])];
          const seed = number * 100 + times * 10 + place;
          return { killed, told, articleId: story[0]![0].subject, events: deliver(order.map((at) => story[at]!), { ...(kill ? { kill } : {}), place, times, seed }) };
        }))));
    expect(scenarios).toHaveLength(120 * 2 * (1 + 6));

    const feed = new LogFeed(database());
    const longest = Math.max(...scenarios.map(({ events }) => events.length));
    for (let step = 0; step < longest; step += 1) await feed.project(scenarios.flatMap(({ events }) => events[step] ?? []));

    const rows = await readModelRows(database());
    const distinct = new Map<string, Set<string>>();
    for (const { killed, told, articleId } of scenarios) {
      const seen = withoutIds(rows.get(articleId) ?? [], told).join('\n');
      distinct.set(String(killed), (distinct.get(String(killed)) ?? new Set()).add(seen));
    }
    expect([...distinct].map(([killed, seen]) => [killed, seen.size])).toEqual([['undefined', 1], ['3', 1]]);
    expect(await countStates()).toEqual({ visible: 240 + 1_440 });
  }, 300_000);

  it('are byte-equal to those of the plain order, ids and digests included', async () => {
    const story = fiveRevisions('same');
    for (const killed of [1, 3, 5]) await compareShuffles([...story.flatMap(([article, run]) => [article, ...run]), killOf(story, killed)], 14);
  }, 120_000);

  async function compareShuffles(told: readonly Event[], seeds: number): Promise<void> {
    await emptyReadModels(database());
    await new LogFeed(database()).project(told);
    const expected = await readModelRows(database());
    for (let seed = 1; seed <= seeds; seed += 1) {
      expect(await shuffledRows(database(), [...told, ...told], { seed, size: 1 + (seed % 7) })).toEqual(expected);
    }
  }

  it('are byte-equal wherever activations come among articles, runs of two engine versions and a retraction', async () => {
    const story = fiveRevisions('activated');
    const read = story.flatMap(([article], place) => (place % 2 === 0 ? extracted(article, {}, '2.0.0+0123456789ab') : []));
    const activations = [activated('2026-03-02T09:00:00Z'), activated('2026-03-02T10:00:00Z', '2.0.0+0123456789ab', 'daily'), activated('2026-03-02T11:00:00Z', '3.0.0+0123456789ab', 'weekly')];
    await compareShuffles([...story.flatMap(([article, run]) => [article, ...run]), ...read, ...activations, killOf(story, 3)], 14);
  }, 120_000);

  it('are the same whenever the erasure comes, and hold no word of the text', async () => {
    const story = fiveRevisions('erased');
    const told: readonly Event[] = [...story.flatMap(([article, run]) => [article, ...run]), killOf(story, 1)];
    const erasure = erased(story[0]![0]);
    let expected: ReadonlyMap<string, readonly string[]> | undefined;
    for (const place of [0, 1, 5, 12, told.length]) {
      await emptyReadModels(database());
      const feed = new LogFeed(database());
      for (const event of told.toSpliced(place, 0, erasure)) await feed.project([event]);
      const rows = await readModelRows(database());
      expect(JSON.stringify([...rows])).not.toMatch(/Quarrel|Borland|theft|fraud|ann-lee/);
      expect(rows).toEqual(expected ?? rows);
      expected = rows;
    }
    expect(await countStates()).toEqual({ erased: 1 });
    // As a rebuild finds it, once the log has lost all that the tombstones name.
    await emptyReadModels(database());
    await new LogFeed(database()).project([erasure]);
    expect(await readModelRows(database())).toEqual(expected);
  }, 60_000);

  it('take the later of two copies of an event, whichever comes first', async () => {
    const early = received({ source: 'daily', guid: 'copies', text: 'One\nTwo', receivedAt: '2026-03-02T08:00:00Z' });
    const late = received({ source: 'daily', guid: 'copies', text: 'One\nTwo', receivedAt: '2026-03-02T09:00:00.000Z' });
    expect(late.id).toBe(early.id);
    for (const copies of [[early, late], [late, early], [early, late, early]]) {
      await emptyReadModels(database());
      const feed = new LogFeed(database());
      for (const copy of copies) await feed.project([copy]);
      expect((await readModelRows(database())).get(early.subject)!.join()).toContain('"received_at": "2026-03-02T09:00:00+00:00"');
      await emptyReadModels(database());
      await new LogFeed(database()).project(copies);
      expect((await readModelRows(database())).get(early.subject)!.join()).toContain('"received_at": "2026-03-02T09:00:00+00:00"');
    }
  });
});

async function countStates(): Promise<Readonly<Record<string, number>>> {
  return database().connection('counting the states', async (client) => {
    const { rows } = await client.query<{ readonly state: string; readonly count: number }>('SELECT state, count(*)::int FROM gen_1.articles GROUP BY state');
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  });
}
