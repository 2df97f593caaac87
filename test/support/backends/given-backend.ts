import kafkajs, { type Admin } from 'kafkajs';
import { Client } from 'pg';
import { messageOf } from '../../../tools/stack/error-message.ts';
import { waitForPort } from '../../../tools/stack/kafka-probe.ts';
import { databaseAddress } from '../../../tools/stack/resolve-postgres.ts';
import type { Backend, BackendWish } from './backend';

const READER = 'on_record_reader';
const answersWithinMs = 10_000;

/** What stood in a Kafka before the run. */
interface KafkaBefore {
  readonly topics: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
}

/**
 * Takes the Kafka of `KAFKA_BROKERS` and the Postgres of `DATABASE_URL`, and leaves them as they were: topics, groups and databases of the run go at its end,
 * and so does the role of readers. Throws when they cannot be used, or when an On Record lives in that Postgres.
 */
export async function takeGiven({ environment, postgresVersion, runId }: BackendWish): Promise<Backend> {
  const { brokers, postgresUrl } = givenAddresses(environment);
  await reach('KAFKA_BROKERS', () => Promise.any(brokers.split(',').map((each) => waitForPort(each, answersWithinMs))));
  const version = await reach('DATABASE_URL', () => asOwner(postgresUrl, assertUsable));
  if ((environment['TEST_POSTGRES'] ?? '') !== '' && version !== postgresVersion) throw new Error(`TEST_POSTGRES asks for ${postgresVersion}, but DATABASE_URL leads to a PostgreSQL ${version}.`);
  const before = await reach('KAFKA_BROKERS', () => asAdmin(brokers, lookAround));
  return {
    brokers,
    postgresUrl,
    origin: `the Kafka at ${brokers} and the PostgreSQL ${version} at ${databaseAddress(postgresUrl)}`,
    stop: async () => {
      await asOwner(postgresUrl, (client) => dropDatabases(client, runId));
      await asAdmin(brokers, (admin) => dropTopics(admin, before, runId));
    },
  };
}

/** Says whether a topic or group is one that tests of a run have made, by its name. */
export function isMadeBy(runId: string, name: string): boolean {
  return name.includes(runId) || /^(contract|group)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name);
}

/** The addresses that a person gives; throws with all that is missing. */
export function givenAddresses(environment: NodeJS.ProcessEnv): { readonly brokers: string; readonly postgresUrl: string } {
  const of = (name: string): string => (environment[name] ?? '').split(',').map((each) => each.trim()).filter(Boolean).join(',');
  const [brokers, postgresUrl] = [of('KAFKA_BROKERS'), environment['DATABASE_URL'] ?? ''];
  const missing = [...(brokers === '' ? ['KAFKA_BROKERS=host:port'] : []), ...(postgresUrl === '' ? ['DATABASE_URL=postgresql://user:password@host:port/database'] : [])];
  if (missing.length > 0) throw new Error(`TEST_BACKEND=given needs ${missing.join(' and ')} too; the user must be allowed to create databases and roles.`);
  databaseAddress(postgresUrl);
  return { brokers, postgresUrl };
}

async function reach<T>(setting: string, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    const reasons = error instanceof AggregateError ? error.errors : [error];
    throw new Error(`TEST_BACKEND is given, but ${setting} cannot be used: ${reasons.map(messageOf).join(' ')}`, { cause: error });
  }
}

/** The role of readers belongs to the whole server, and tests give it a password of their own: a record that somebody reads would shut its readers out. */
async function assertUsable(client: Client): Promise<number> {
  const { rows } = await client.query<{ version: number; mayCreate: boolean; homes: string[] }>(`
    SELECT current_setting('server_version_num')::int / 10000 AS version,
      (SELECT rolsuper OR (rolcreatedb AND rolcreaterole) FROM pg_roles WHERE rolname = current_user) AS "mayCreate",
      ARRAY(SELECT DISTINCT d.datname::text FROM pg_shdepend s JOIN pg_database d ON d.oid = s.dbid JOIN pg_roles r ON r.oid = s.refobjid
        WHERE s.refclassid = 'pg_authid'::regclass AND r.rolname = '${READER}' AND d.datname NOT LIKE 'spec\\_%') AS homes`);
  const { version = 0, mayCreate = false, homes = [] } = rows[0] ?? {};
  if (!mayCreate) throw new Error('its user may not create databases and roles (ALTER ROLE ... CREATEDB CREATEROLE).');
  if (homes.length > 0) throw new Error(`an On Record lives on that server (${homes.join(', ')}), and tests would change the password of its role ${READER}. Give a server for tests.`);
  return version;
}

async function dropDatabases(client: Client, runId: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(`SELECT datname AS name FROM pg_database WHERE datname LIKE 'spec\\_%' AND strpos(datname, $1) > 0`, [runId]);
  for (const { name } of rows) await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
  // Where another run has a database too, the role is still needed and stays.
  await client.query(`DROP ROLE IF EXISTS ${READER}`).catch(() => undefined);
}

async function lookAround(admin: Admin): Promise<KafkaBefore> {
  const { groups } = await admin.listGroups();
  return { topics: new Set(await admin.listTopics()), groups: new Set(groups.map(({ groupId }) => groupId)) };
}

async function dropTopics(admin: Admin, before: KafkaBefore, runId: string): Promise<void> {
  const now = await lookAround(admin);
  const newOf = (kind: keyof KafkaBefore): string[] => [...now[kind]].filter((name) => !before[kind].has(name) && isMadeBy(runId, name));
  const topics = newOf('topics');
  if (topics.length > 0) await admin.deleteTopics({ topics });
  // A group that still has members is of a process that died a moment ago; it goes by itself.
  for (const group of newOf('groups')) await admin.deleteGroups([group]).catch(() => undefined);
}

async function asOwner<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString, connectionTimeoutMillis: answersWithinMs });
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end();
  }
}

async function asAdmin<T>(brokers: string, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
