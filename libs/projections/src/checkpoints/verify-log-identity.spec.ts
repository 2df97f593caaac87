import type { EventLog } from '@on-record/domain';
import type { Database } from '../database/open-database';
import { verifyLogIdentity } from './verify-log-identity';

const identity = { clusterId: 'cluster', topicIds: { articles: 'topic' } };

/** A log that grows, and a database that another projector keeps at its end, while they are asked. */
function growing(): { readonly log: Pick<EventLog, 'offsets'>; readonly database: Database } {
  let end = 10n;
  const log: Pick<EventLog, 'offsets'> = {
    offsets: () => Promise.resolve([{ topic: 'articles', partition: 0, first: 0n, next: end }]),
  };
  const client = { query: () => Promise.resolve({ rows: [{ projection: 'p', topic: 'articles', partition: 0, next_offset: String(end), cluster_id: 'cluster', topic_id: 'topic', last_recorded_at: null }] }) };
  const database: Pick<Database, 'transaction'> = {
    transaction: async (_doing, work) => {
      await Promise.resolve();
      end += 1n;
      return work(client as never);
    },
  };
  return { log, database: database as Database };
}

it('a log is not taken for one that has lost records because another projector moves on meanwhile', async () => {
  const { log, database } = growing();
  await expect(verifyLogIdentity(database, log, { topics: ['articles'], identity })).resolves.toBeUndefined();
});
