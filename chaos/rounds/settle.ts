import { pause } from '../../tools/stack/wait-until.ts';
import type { Sql } from '../oracle/sql.ts';
import type { KafkaLook, Position } from '../stack/kafka-look.ts';

/** Where to look whether a record has settled. */
export interface Settling {
  readonly offsets: KafkaLook;
  readonly sql: Sql;
  readonly topicPrefix: string;
  readonly extractorGroup: string;
  readonly withinMs: number;
}

/** Longer than a group takes to hand a partition to another member: afterwards whatever was under way has come, or has gone. */
const quietMs = 18_000;
const lookEveryMs = 200;

/**
 * Waits until extractors and projectors have come to the end of the log. A group's offsets are only for display, and one that could not be committed when
 * the broker went is missing until the next record: then it counts that the projectors stand at the end of a log that has not grown for a while.
 * Gives in words what is behind when the time is over, and nothing when the record has settled.
 */
export async function settle(settling: Settling): Promise<string | undefined> {
  const deadline = performance.now() + settling.withinMs;
  let quiet = { ends: '', since: performance.now() };
  let words = 'Neither Kafka nor PostgreSQL answered.';
  while (performance.now() < deadline) {
    const behind = await lagOf(settling).catch(() => undefined);
    if (behind !== undefined) {
      if (behind.ends !== quiet.ends) quiet = { ends: behind.ends, since: performance.now() };
      const isQuiet = performance.now() - quiet.since > quietMs;
      if (behind.projectors.length === 0 && (behind.extractors.length === 0 || isQuiet)) return undefined;
      words = [...behind.extractors.map((each) => `extractors at ${each}`), ...behind.projectors.map((each) => `projectors at ${each}`)].join('; ');
    }
    await pause(lookEveryMs);
  }
  return words;
}

async function lagOf({ offsets, sql, topicPrefix, extractorGroup }: Settling) {
  const topic = (role: string): string => `${topicPrefix}.${role}`;
  const committed = await offsets.committed(extractorGroup, [topic('articles')]);
  const checkpoints = await sql.rows<{ readonly topic: string; readonly partition: number; readonly next_offset: string }>('SELECT topic, partition, next_offset FROM gen_active.checkpoints');
  // Ends are asked for last: who stood at an end has nothing on the way that would come after it, such as a dead letter.
  const ends = await offsets.ends([topic('articles'), topic('extractions'), topic('control'), topic('dead-letters')]);
  const projected = checkpoints.map(({ next_offset: offset, ...rest }): Position => ({ ...rest, offset: BigInt(offset) }));
  return {
    ends: ends.map(({ offset }) => offset).join(' '),
    extractors: behind(ends.filter((end) => end.topic === topic('articles')), committed),
    projectors: behind(ends, projected),
  };
}

/** The partitions in which a reader does not stand at the end. */
function behind(ends: readonly Position[], positions: readonly Position[]): readonly string[] {
  const known = new Map(positions.map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
  return ends
    .filter(({ topic, partition, offset }) => (known.get(`${topic}/${partition}`) ?? 0n) !== offset)
    .map(({ topic, partition, offset }) => `${known.get(`${topic}/${partition}`) ?? 0n} of ${offset} in ${topic}/${partition}`);
}
