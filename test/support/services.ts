import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** The names under which the addresses of the services are handed to the test files. */
export const serviceVariables = { kafka: 'ON_RECORD_TEST_KAFKA', postgres: 'ON_RECORD_TEST_POSTGRES', state: 'ON_RECORD_TEST_STATE', noBrokerControl: 'ON_RECORD_TEST_NO_BROKER_CONTROL' } as const;

/** Roles belong to the whole server, which is thrown away after the tests; so all test files give the reader one password. */
export const READER_PASSWORD = 'reader-of-all-test-databases';

/** The brokers of the Kafka that was started for this run, as `KAFKA_BROKERS` takes them. */
export function kafkaBrokers(): string {
  return addressOf('kafka');
}

/** A connection string to the server that was started for this run, with the rights to create databases and roles. */
export function postgresUrl(): string {
  return addressOf('postgres');
}

/** The folder in which this run keeps what it has started: ports, processes, logs. */
export function stateFolder(): string {
  return addressOf('state');
}

/** Creates an empty database of its own for a test file and gives its connection string. The server goes away with the run, and the database with it. */
export async function createDatabase(name: string): Promise<string> {
  const database = uniqueName(`spec_${name.toLowerCase().replaceAll(/[^a-z0-9]/g, '_').slice(0, 40)}`).replaceAll('-', '_');
  const client = new Client({ connectionString: postgresUrl() });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
  const url = new URL(postgresUrl());
  url.pathname = `/${database}`;
  return url.href;
}

/** A copy of a database as it is now, as a backup would be; nobody may be connected to it meanwhile. */
export async function copyDatabase(url: string): Promise<string> {
  const source = new URL(url).pathname.slice(1);
  const copy = `${source}_copy`;
  const client = new Client({ connectionString: postgresUrl() });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(copy)} TEMPLATE ${client.escapeIdentifier(source)}`);
  } finally {
    await client.end();
  }
  return Object.assign(new URL(url), { pathname: `/${copy}` }).href;
}

/** A name that no other test file and no other run has: for topic prefixes, groups, databases. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${randomBytes(4).toString('hex')}`;
}

function addressOf(service: keyof typeof serviceVariables): string {
  const address = process.env[serviceVariables[service]];
  if (address === undefined || address === '') throw new Error(`No ${service} was started for this test. Run it in the project "integration" or "e2e".`);
  return address;
}
