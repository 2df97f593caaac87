import type { Poison } from '../story/story.ts';
import type { Difference } from './difference.ts';
import type { DeadLetter } from './real-record.ts';

/** A record as it stands in the log. */
export interface PlacedRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly key: string;
  readonly value: string;
}

/** What places are compared of. */
export interface SetAside {
  /** All records of articles and extractions. */
  readonly events: readonly PlacedRecord[];
  /** All records of the topic of dead letters. */
  readonly letters: readonly PlacedRecord[];
  readonly deadLetters: readonly DeadLetter[];
}

/** Compares what must have been set aside with what was, by keys: all poison, by the projector, under the right code; and nothing else. */
export function compareSetAside(poison: readonly Poison[], deadLetters: readonly DeadLetter[]): readonly Difference[] {
  const known = new Map(poison.map((each) => [each.key, each.malformation]));
  const keys = new Set(deadLetters.map(({ key }) => key));
  const lost = poison.filter(({ key }) => !keys.has(key)).map(({ key, topic, malformation: { what } }): Difference => ({
    kind: 'lost', words: `The record ${key} of ${topic} ${what}, and was not set aside.`,
  }));
  const wrong = deadLetters.flatMap((letter): readonly Difference[] => {
    const malformation = known.get(letter.key);
    const words = `${letter.stage} at ${letter.place} with key ${letter.key}, ${letter.state}, ${letter.code}: ${letter.reason}`;
    if (malformation === undefined) return [{ kind: 'wrong', words: `A good record was set aside: ${words}` }];
    const isRight = letter.code === malformation.code && letter.stage === 'projector' && letter.state === 'open';
    return isRight ? [] : [{ kind: 'wrong', words: `A record that ${malformation.what} was not set aside as it must be: ${words}` }];
  });
  return [...lost, ...wrong];
}

/**
 * Compares the places at which poison stands in the log with those of the dead letters, in the rows and in the log. A dead letter may stand in the log
 * more than once, for several projectors may have met the record; it has one row.
 */
export function comparePlaces(poison: readonly Poison[], { events, letters, deadLetters }: SetAside): readonly Difference[] {
  const keys = new Set(poison.map(({ key }) => key));
  const placed = events.filter(({ key }) => keys.has(key));
  const written = new Set(placed.map(({ key }) => key));
  const places = new Set(placed.map(placeOf));
  const rows = deadLetters.map(({ place }) => place);
  const twice = rows.filter((place, at) => rows.indexOf(place) !== at);
  return [
    ...[...keys].filter((key) => !written.has(key)).map((key): Difference => ({ kind: 'lost', words: `The record ${key} was acknowledged, and is not in the log.` })),
    ...twice.map((place): Difference => ({ kind: 'double', words: `The record at ${place} was set aside twice.` })),
    ...differ(places, new Set(rows), 'row'),
    ...differ(places, new Set(letters.flatMap(placeInLetter)), 'record in the log'),
  ];
}

function differ(places: ReadonlySet<string>, found: ReadonlySet<string>, as: string): readonly Difference[] {
  return [
    ...[...places].filter((place) => !found.has(place)).map((place): Difference => ({ kind: 'lost', words: `The poison at ${place} has no dead letter as a ${as}.` })),
    ...[...found].filter((place) => !places.has(place)).map((place): Difference => ({ kind: 'wrong', words: `There is a dead letter as a ${as} for ${place}, where no poison stands.` })),
  ];
}

function placeOf({ topic, partition, offset }: Pick<PlacedRecord, 'topic' | 'partition'> & { readonly offset: bigint | number }): string {
  return `${topic}/${partition} offset ${offset}`;
}

/** The place that a dead letter names (docs/events.md); none in the record that founds the topic. */
function placeInLetter({ value }: PlacedRecord): readonly string[] {
  if (!value.startsWith('{')) return [];
  // Whatever else the record may be, it then names a place at which no poison stands.
  return [placeOf(JSON.parse(value) as { readonly topic: string; readonly partition: number; readonly offset: number })];
}
