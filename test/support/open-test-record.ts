import { topicNamesOf, writeEvent, type Event, type StoredRecord } from '@on-record/domain';
import { migrate, openDatabase, openReader, projectBatch, setReaderPassword, type Reader } from '@on-record/projections';
import { createDatabase, READER_PASSWORD } from './database';


/** A database of its own with the read models in it: events go in at one end, readers look at the other. */
export interface TestRecord {
  readonly reader: Reader;
  /** The address for a reader of one's own. */
  readonly readerUrl: string;
  /** The address with which the projector writes. */
  readonly ownerUrl: string;
  /** Projects events in the order given, as if they had just been read from the log. */
  store(events: readonly Event[]): Promise<void>;
  /** The address of another database, in which there is nothing. */
  emptyDatabase(): Promise<string>;
  close(): Promise<void>;
}

/** Opens a new database, migrated, with the projector's writing side and the readers' reading side. */
export async function openTestRecord(name: string): Promise<TestRecord> {
  const url = await createDatabase(name);
  const database = await openDatabase(url);
  await migrate(database);
  await setReaderPassword(database, READER_PASSWORD);
  const readerUrl = asReader(url);
  const reader = openReader(readerUrl);
  const nextOffsets = new Map<string, bigint>();
  const identity = { clusterId: 'test', topicIds: {} };
  return {
    reader,
    readerUrl,
    ownerUrl: url,
    store: async (events) => {
      for (const record of events.map((event) => writeEvent(event, topicNamesOf('test')))) {
        const { topic, partition } = record;
        const offset = nextOffsets.get(`${topic}/${partition}`) ?? 0n;
        const stored: StoredRecord = { ...record, offset, appendedAtMs: 0 };
        nextOffsets.set(`${topic}/${partition}`, offset + 1n);
        await projectBatch({ topic, partition, fetchedFrom: offset, nextOffset: offset + 1n, records: [stored] }, { database, identity, setAside: () => Promise.resolve() });
      }
    },
    emptyDatabase: () => createDatabase(`${name} empty`),
    close: async () => {
      await reader.close();
      await database.close();
    },
  };
}

function asReader(address: string): string {
  const url = new URL(address);
  url.username = 'on_record_reader';
  url.password = READER_PASSWORD;
  return url.href;
}
