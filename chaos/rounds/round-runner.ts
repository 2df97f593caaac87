import { pause } from '../../tools/stack/wait-until.ts';
import type { FaultName, Ground, Struck } from '../faults/fault.ts';
import { FaultDealer, type DealtFault, type PlannedFault } from '../faults/plan-faults.ts';
import { compareDeliveries } from '../oracle/compare-deliveries.ts';
import { compareRecords } from '../oracle/compare-records.ts';
import type { Difference } from '../oracle/difference.ts';
import { comparePlaces } from '../oracle/compare-set-aside.ts';
import { judgeEnds } from '../oracle/judge-ends.ts';
import { expectedRecord } from '../oracle/expected-record.ts';
import { readRecord } from '../oracle/real-record.ts';
import { connectSql, type Sql } from '../oracle/sql.ts';
import { Watcher } from '../oracle/watcher.ts';
import { chanceOf } from '../story/chance.ts';
import { StoryWriter } from '../story/story-writer.ts';
import { pushPath } from '../stack/chaos-stack.ts';
import { isInHotPartition } from '../stack/hot-partitions.ts';
import type { KafkaLook } from '../stack/kafka-look.ts';
import type { OtherWriters } from '../stack/other-writers.ts';
import { StoryPlayer } from './play-round.ts';
import { Rebuilder } from './rebuilder.ts';
import { settle } from './settle.ts';

/** What became of a round. */
export interface RoundResult {
  readonly round: number;
  readonly struck: readonly Struck[];
  readonly deliveries: number;
  /** Records in the log at its end. */
  readonly events: number;
  readonly seconds: number;
  readonly differences: readonly Difference[];
}

/** What rounds are run with. */
export interface RoundParts {
  readonly seed: number;
  readonly faults: readonly DealtFault[];
  readonly ground: Ground;
  readonly offsets: KafkaLook;
  readonly writers: OtherWriters;
}

/** Faults that hold up who is innocent of them. */
const holdingUp: ReadonlySet<FaultName> = new Set(['pause', 'broker restart', 'postgres restart', 'cut', 'full disk']);
const settledWithinMs = 75_000;
const [builtWithinMs, promotedWithinMs] = [90_000, 60_000];
const topicRoles = ['deliveries', 'articles', 'extractions', 'refusals', 'dead-letters', 'control'] as const;

/** Runs one round after the other over one record, which grows. */
export class RoundRunner {
  private readonly story: StoryWriter;
  private readonly dealer: FaultDealer;
  private readonly player: StoryPlayer;
  private readonly watcher: Watcher;
  private readonly rebuilder: Rebuilder;
  private round = 0;
  readonly sql: Sql;

  private readonly parts: RoundParts;

  constructor(parts: RoundParts) {
    this.parts = parts;
    const { seed, ground, writers } = parts;
    const { databaseUrl } = ground.stack.installation;
    this.rebuilder = new Rebuilder(ground.stack.installation);
    this.story = new StoryWriter(seed, isInHotPartition(seed));
    this.dealer = new FaultDealer(seed, parts.faults);
    this.player = new StoryPlayer(`${ground.services.healthUrl('ingestor-1')}${pushPath}`, writers);
    this.watcher = new Watcher(connectSql(databaseUrl));
    this.sql = connectSql(databaseUrl);
  }

  /**
   * One round: a burst of deliveries while faults strike and the read models are built anew, then all recovers, and everything is looked at. Where the
   * faults are given there is no rebuild, for it would need the room on the disk.
   */
  async run(given?: readonly PlannedFault[]): Promise<RoundResult> {
    const faults = given ?? this.dealer.deal();
    this.round += 1;
    const began = performance.now();
    const before = this.story.inputs();
    const steps = this.story.writeRound(this.round);
    const after = this.story.inputs();
    this.watcher.begin(before, after);
    const chance = chanceOf(this.parts.seed, `playing ${this.round}`);
    const building = given === undefined ? this.rebuilder.build(builtWithinMs) : Promise.resolve([]);
    const [unbuilt, , ...struck] = await Promise.all([building, this.player.play(steps, chance), ...faults.map((fault) => this.strike(fault))]);
    const { ground } = this.parts;
    await ground.services.whenAllReady();
    // Readers are led to what was built while events are still on their way.
    const unpromoted = given === undefined && unbuilt.length === 0 ? await this.rebuilder.promote(promotedWithinMs) : [];
    const unsettled = [...unbuilt, ...unpromoted, ...(await this.settle())];
    const differences = compareRecords(after, expectedRecord(after), await readRecord(this.sql));
    const deliveries = steps.filter(({ kind }) => kind === 'revision' || kind === 'retraction').length;
    return {
      round: this.round, struck, deliveries, events: await this.countEvents(), seconds: (performance.now() - began) / 1_000,
      differences: [...judgeEnds(ground.services.takeEnds(), { isHeldUp: struck.some(({ fault }) => holdingUp.has(fault)) }), ...this.watcher.take(), ...unsettled, ...differences],
    };
  }

  /** Waits until all has come to the end of the log, and says what has not. */
  async settle(): Promise<readonly Difference[]> {
    const { offsets, ground: { stack: { installation: { topicPrefix } } } } = this.parts;
    const behind = await settle({ offsets, sql: this.sql, topicPrefix, extractorGroup: `${topicPrefix}-extractor`, withinMs: settledWithinMs });
    return behind === undefined ? [] : [{ kind: 'wrong', words: `The record did not settle within ${settledWithinMs / 1_000} s: ${behind}.` }];
  }

  /** Looks whether the log holds the very bytes of every delivery that was taken, and all poison; and whether just that poison was set aside, place by place. */
  async compareLog(): Promise<readonly Difference[]> {
    const { offsets, ground } = this.parts;
    const topic = (role: string): string => `${ground.stack.installation.topicPrefix}.${role}`;
    const deliveries = await offsets.records([topic('deliveries')]);
    const events = await offsets.records([topic('articles'), topic('extractions')]);
    const letters = await offsets.records([topic('dead-letters')]);
    const { deadLetters } = await readRecord(this.sql);
    return [...compareDeliveries(this.player.kept, deliveries.map(({ value }) => value)), ...comparePlaces(this.story.inputs().poison, { events, letters, deadLetters })];
  }

  /** Compares the generation that readers see, and the one that is kept beside it, with the log; and says when readers were never led from one to the other. */
  async compareGenerations(): Promise<readonly Difference[]> {
    const never: readonly Difference[] = this.rebuilder.promoted > 0 ? [] : [{ kind: 'wrong', words: 'Readers were never led to another generation.' }];
    return [...never, ...(await this.rebuilder.verify())];
  }

  /** How often the watcher has looked. */
  get looks(): number {
    return this.watcher.looks;
  }

  /** How many records were appended that nobody can read. */
  get poison(): number {
    return this.story.inputs().poison.length;
  }

  async close(): Promise<void> {
    await this.watcher.stop();
    await this.sql.close();
  }

  private async strike({ name, strike, afterMs, chance }: PlannedFault): Promise<Struck> {
    await pause(afterMs);
    try {
      return await strike(this.parts.ground, chance);
    } catch (error) {
      throw new Error(`The fault "${name satisfies FaultName}" could not be made: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  private async countEvents(): Promise<number> {
    const { topicPrefix } = this.parts.ground.stack.installation;
    const ends = await this.parts.offsets.ends(topicRoles.map((role) => `${topicPrefix}.${role}`));
    return ends.reduce((sum, { offset }) => sum + Number(offset), 0);
  }
}
