import { OnRecordError, type BatchHandler, type EventLog, type LogIdentity, type RecordBatch } from '@on-record/domain';
import { setTimeout as delay } from 'node:timers/promises';
import { checkpointOf } from '../checkpoints/checkpoints';
import { startOffsets } from '../checkpoints/start-offsets';
import { verifyLogIdentity } from '../checkpoints/verify-log-identity';
import type { Database } from '../database/open-database';
import { projectBatch } from '../projector/project-batch';
import { countBehind } from './count-behind';
import { numberSql, schemaOf } from './generation-names';
import { SetAsidePlaces } from './set-aside-places';

/** What following needs. */
export interface FollowOptions {
  readonly database: Database;
  readonly log: EventLog;
  readonly identity: LogIdentity;
  /** Full names of the topics that it reads. */
  readonly topics: readonly string[];
}

/** The generation that is kept up to date beside the active one, and how far it is behind. */
export interface StandbyState {
  readonly number: number;
  /** Records that the active one has handled and this one has not; gaps count. */
  readonly behind: number;
}

/** A database whose transactions are about the standby generation, whichever that is at the time, unless another is chosen. */
function atStandby(database: Database): Database {
  return { ...database, transaction: (doing, work, options) => database.transaction(doing, work, { generation: 'standby', ...options }) };
}

/**
 * The handler of a consumer that keeps the standby generation up to date, as a projector does with the active one. When the
 * two change places, its batches no longer follow the checkpoint, and it is sent to where the other stands. What cannot be read
 * is passed over: to set it aside is for the projector of the active one, and what that one has set aside is passed over too.
 * It never goes ahead of the active one. Fails with LOG_REPLACED or LOG_SHORTER_THAN_CHECKPOINT, and with DATABASE_UNAVAILABLE when there
 * is no standby any more.
 */
export async function followStandby({ database, log, identity, topics }: FollowOptions): Promise<BatchHandler> {
  const standby = atStandby(database);
  await verifyLogIdentity(standby, log, { topics, identity });
  const passOver = (): Promise<void> => Promise.resolve();
  return {
    startOffset: startOffsets({ database: standby, log, identity }),
    handle: async (batch, { heartbeat }) => {
      await untilActiveHas(batch, database, heartbeat);
      return projectBatch(await withoutSetAside(batch, database), { database: standby, role: 'standby', identity, setAside: passOver, heartbeat });
    },
  };
}

/** The standby generation that is built; undefined where there is none. Fails as `Database.connection` does. */
export async function findStandby(database: Database): Promise<StandbyState | undefined> {
  const { rows } = await database.connection('looking for a standby generation', (client) => client.query<{ readonly number: number }>(numberSql('standby')));
  const number = rows[0]?.number;
  if (number === undefined) return undefined;
  const behind = await database.transaction('comparing checkpoints', (client) => countBehind(client, { ahead: 'checkpoints', other: `${schemaOf(number)}.checkpoints` }));
  return { number, behind };
}

const LOOK_EVERY_MS = 100;
/** Shorter than a process has for its end. */
const WAIT_MS = 2_000;

/**
 * Waits until the active generation has handled a batch: what it sets aside is known then, and the two may change places at any moment.
 * Fails with DATABASE_UNAVAILABLE (retriable) when it takes long.
 */
async function untilActiveHas({ topic, partition, nextOffset }: RecordBatch, database: Database, heartbeat: () => Promise<void>): Promise<void> {
  for (const began = performance.now(); ; await delay(LOOK_EVERY_MS)) {
    const active = await database.transaction('reading a checkpoint', (client) => checkpointOf(client, { topic, partition }));
    if (active !== undefined && active.nextOffset >= nextOffset) return;
    if (performance.now() - began > WAIT_MS) {
      throw new OnRecordError('DATABASE_UNAVAILABLE', `The active generation has not come to offset ${nextOffset} of ${topic} partition ${partition} yet; the one beside it waits.`, { details: { topic, partition } });
    }
    await heartbeat();
  }
}

interface LetterRow {
  readonly offset: string;
  readonly key: string;
  readonly value_sha256: string | null;
}

async function withoutSetAside(batch: RecordBatch, database: Database): Promise<RecordBatch> {
  if (batch.records.length === 0) return batch;
  const { rows } = await database.transaction('looking for what was set aside', (client) => client.query<LetterRow>(
    `SELECT "offset", key, value_sha256 FROM dead_letters WHERE stage = 'projector' AND topic = $1 AND partition = $2 AND "offset" >= $3 AND "offset" < $4`,
    [batch.topic, batch.partition, String(batch.fetchedFrom), String(batch.nextOffset)]));
  if (rows.length === 0) return batch;
  const places = new SetAsidePlaces();
  for (const { offset, key, value_sha256: sha256 } of rows) places.add({ ...batch, offset: BigInt(offset) }, { key, ...(sha256 !== null && { valueSha256: sha256 }) });
  return { ...batch, records: batch.records.filter((record) => !places.has(record)) };
}
