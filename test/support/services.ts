import { randomBytes } from 'node:crypto';

/** The names under which what was found out about the services of a run is handed to the test files. */
export const serviceVariables = {
  kafka: 'ON_RECORD_TEST_KAFKA',
  postgres: 'ON_RECORD_TEST_POSTGRES',
  state: 'ON_RECORD_TEST_STATE',
  run: 'ON_RECORD_TEST_RUN',
  /** Why the services are not of this run's own making; empty when they are. */
  notOwn: 'ON_RECORD_TEST_NOT_OWN',
  noBrokerControl: 'ON_RECORD_TEST_NO_BROKER_CONTROL',
  /** Why no file of this run can be run; empty when they can. */
  skip: 'ON_RECORD_TEST_SKIP',
  /** Why the product cannot be brought up in containers; empty when it can. */
  noCompose: 'ON_RECORD_TEST_NO_COMPOSE',
} as const;

/** The brokers of the Kafka of this run, as `KAFKA_BROKERS` takes them. */
export function kafkaBrokers(): string {
  return addressOf('kafka');
}

/** The folder in which this run keeps what it has started: ports, processes, logs. */
export function stateFolder(): string {
  return addressOf('state');
}

/** A name that no other test file and no other run has: for topic prefixes, groups, databases. All names of a run have a part in common. */
export function uniqueName(prefix: string): string {
  return `${prefix}-${process.env[serviceVariables.run] ?? ''}${randomBytes(4).toString('hex')}`;
}

/** Tests of the services themselves, which hold only for those that a run has started. Where they were given, the tests are skipped, and their name says why. */
export function describeOwnServices(name: string, tests: () => void): void {
  const whyNot = process.env[serviceVariables.notOwn] ?? '';
  if (whyNot === '') describe(name, tests);
  else describe.skip(`${name} (not run: ${whyNot})`, tests);
}

/** What was found out for this run; throws outside of one. */
export function addressOf(service: keyof typeof serviceVariables): string {
  const address = process.env[serviceVariables[service]];
  if (address === undefined || address === '') throw new Error(`No ${service} was started for this test. Run it in the project "integration" or "e2e".`);
  return address;
}
