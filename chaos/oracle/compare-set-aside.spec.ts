import { malformations } from '../../test/support/malformed-records.ts';
import type { Poison } from '../story/story.ts';
import { comparePlaces, compareSetAside, type PlacedRecord } from './compare-set-aside.ts';
import type { DeadLetter } from './real-record.ts';

const [cutOff] = malformations;
const revision = { guid: 'a', version: 1, createdMinute: 1, content: { headline: 'Talks', sentences: [] } };
const poison: readonly Poison[] = [{ key: 'poison-1', topic: 'articles', revision, malformation: cutOff! }];
const letter = (over: Partial<DeadLetter> = {}): DeadLetter => ({ stage: 'projector', key: 'poison-1', place: 'articles/1 offset 7', code: 'EVENT_NOT_JSON', reason: 'no', state: 'open', ...over });
const record = (key: string, offset: bigint, value = ''): PlacedRecord => ({ topic: 'articles', partition: 1, offset, key, value });

describe('what was set aside', () => {
  it.each<[string, readonly DeadLetter[], readonly string[]]>([
    ['is right when it is all poison', [letter()], []],
    ['is right when poison that was appended twice was set aside twice', [letter(), letter({ place: 'articles/1 offset 9' })], []],
    ['lacks poison', [], ['lost']],
    ['has a good record in it', [letter(), letter({ key: 'a/b' })], ['wrong']],
    ['has another reason', [letter({ code: 'EVENT_TYPE_UNKNOWN' })], ['wrong']],
    ['was set aside by another than the projector', [letter({ stage: 'extractor' })], ['wrong']],
    ['was settled, though nobody did', [letter({ state: 'discarded' })], ['wrong']],
  ])('%s', (_what, letters, kinds) => {
    expect(compareSetAside(poison, letters).map(({ kind }) => kind)).toEqual(kinds);
  });

  const inLog = record('x', 1n, '{"topic":"articles","partition":1,"offset":7}');
  const events = [record('poison-1', 7n), record('good', 8n)];
  it.each<[string, Parameters<typeof comparePlaces>[1], readonly string[]]>([
    ['stands at its places, in the log at times twice', { events, letters: [record('x', 0n, '0b6f0c0a-6d0b'), inLog, inLog], deadLetters: [letter()] }, []],
    ['is not in the log at all', { events: [], letters: [], deadLetters: [] }, ['lost']],
    ['has no row', { events, letters: [inLog], deadLetters: [] }, ['lost']],
    ['has a row only', { events, letters: [], deadLetters: [letter()] }, ['lost']],
    ['has two rows for one place', { events, letters: [inLog], deadLetters: [letter(), letter({ stage: 'extractor' })] }, ['double']],
    ['stands at a place of a good record', { events, letters: [inLog], deadLetters: [letter(), letter({ place: 'articles/1 offset 8' })] }, ['wrong']],
  ])('%s', (_what, found, kinds) => {
    expect(comparePlaces(poison, found).map(({ kind }) => kind)).toEqual(kinds);
  });
});
