import type { EventLog } from '@on-record/domain';
import { connectKafkaLog, createKafkaInspector, type ClusterState, type KafkaInspector } from '@on-record/event-log';
import { openDatabase, type Database } from '@on-record/projections';
import { databaseAccess, kafkaAccess, type DatabaseAccess, type KafkaAccess } from '@on-record/runtime';
import { attempt, type Outcome } from './check';
import type { DoctorSettings } from './read-settings';

/** How long one question may take. */
export const WITHIN_MS = 10_000;
/** How long the first answer of a service may take: one that is away is away. */
const OPEN_WITHIN_MS = 5_000;

/** A log that answers. */
export interface LogPatient {
  readonly access: KafkaAccess;
  readonly inspector: KafkaInspector;
  readonly cluster: ClusterState;
  readonly log: EventLog;
}

/** What is looked at, as far as it answers. */
export interface Patients {
  readonly log: Outcome<LogPatient>;
  readonly database: Outcome<Database>;
  readonly close: () => Promise<void>;
}

/** Opens log and database, both at once, and gives up soon where one does not answer. */
export async function openPatients({ log, database }: Pick<DoctorSettings, 'log' | 'database'>): Promise<Patients> {
  const closings: (() => Promise<void>)[] = [];
  const [openedLog, openedDatabase] = await Promise.all([
    log === undefined ? unset('the log') : attempt(() => openLog(kafkaAccess(log), closings), WITHIN_MS),
    database === undefined ? unset('the database') : attempt(() => openPatientDatabase(databaseAccess(database.DATABASE_URL, database.DATABASE_PASSWORD), closings), WITHIN_MS),
  ]);
  return {
    log: openedLog,
    database: openedDatabase,
    close: async () => {
      await Promise.allSettled(closings.map((close) => close()));
    },
  };
}

async function openLog(access: KafkaAccess, closings: (() => Promise<void>)[]): Promise<LogPatient> {
  const connection = { ...access, clientId: 'on-record-doctor', requestTimeoutMs: OPEN_WITHIN_MS };
  const inspector = createKafkaInspector(connection, OPEN_WITHIN_MS);
  closings.push(() => inspector.close());
  const cluster = await inspector.cluster();
  const log = await connectKafkaLog({ ...connection, connectDeadlineMs: OPEN_WITHIN_MS });
  closings.push(() => log.close());
  return { access, inspector, cluster, log };
}

async function openPatientDatabase(access: DatabaseAccess, closings: (() => Promise<void>)[]): Promise<Database> {
  const database = await openDatabase(access, { connections: 2, connectTimeoutMs: OPEN_WITHIN_MS });
  closings.push(() => database.close());
  return database;
}

function unset(what: string): Promise<{ readonly failure: string }> {
  return Promise.resolve({ failure: `The settings of ${what} have faults.` });
}
