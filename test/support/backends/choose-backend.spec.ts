import { chooseBackend, chosenPostgres } from './choose-backend';
import { givenAddresses, isMadeBy } from './given-backend';

const here = (): Promise<undefined> => Promise.resolve(undefined);
const notHere = (): Promise<string> => Promise.resolve('java -version gave no such command');

describe('the backend of a test run', () => {
  it.each(['local', 'containers', 'given'])('is the one that TEST_BACKEND names: %s', async (backend) => {
    expect(await chooseBackend({ TEST_BACKEND: backend }, notHere)).toEqual({ backend, why: 'TEST_BACKEND says so', isAskedFor: true });
  });

  it('is this machine when nothing is said and Kafka can run here, even beside a Kafka and a Postgres that somebody else uses', async () => {
    const environment = { KAFKA_BROKERS: 'kafka:9092', DATABASE_URL: 'postgresql://postgres@localhost/postgres' };
    expect(await chooseBackend(environment, here)).toMatchObject({ backend: 'local', isAskedFor: false });
  });

  it('are containers when nothing is said and Kafka cannot run here, with the reason', async () => {
    expect(await chooseBackend({}, notHere)).toMatchObject({ backend: 'containers', why: expect.stringContaining('java -version gave no such command') as string, isAskedFor: false });
  });

  it('is refused when TEST_BACKEND names none, and when it is asked for in the way of npm start', async () => {
    await expect(chooseBackend({ TEST_BACKEND: 'docker' }, here)).rejects.toThrow('TEST_BACKEND is "docker"; allowed are local, containers, given');
    await expect(chooseBackend({ ON_RECORD_KAFKA: 'given', KAFKA_BROKERS: 'kafka:9092' }, here)).rejects.toThrow('TEST_BACKEND=given');
  });
});

describe('the PostgreSQL of a test run', () => {
  it('is the newest, or the one that TEST_POSTGRES names', () => {
    expect([{}, { TEST_POSTGRES: '' }, { TEST_POSTGRES: 'newest' }, { TEST_POSTGRES: 'oldest' }, { TEST_POSTGRES: '16' }].map(chosenPostgres)).toEqual([18, 18, 18, 15, 16]);
  });

  it('is none that is not supported', () => {
    expect(() => chosenPostgres({ TEST_POSTGRES: '14' })).toThrow('TEST_POSTGRES is "14"; allowed are 15, 16, 17, 18, oldest and newest');
  });
});

describe('a Kafka and a Postgres that are given', () => {
  it('need both addresses, and what is missing is said at once', () => {
    expect(() => givenAddresses({})).toThrow(/KAFKA_BROKERS=host:port and DATABASE_URL=postgresql/);
    expect(() => givenAddresses({ KAFKA_BROKERS: 'one:9092' })).toThrow(/needs DATABASE_URL/);
    expect(() => givenAddresses({ KAFKA_BROKERS: 'one:9092', DATABASE_URL: 'mysql://root:a-secret@here' })).toThrow(/^(?!.*a-secret).*DATABASE_URL is no address/);
    expect(givenAddresses({ KAFKA_BROKERS: 'one:9092, two:9092', DATABASE_URL: 'postgresql://me@here/mine' })).toEqual({ brokers: 'one:9092,two:9092', postgresUrl: 'postgresql://me@here/mine' });
  });

  it('lose only what the run has made', () => {
    const made = ['projector-0a1b2c3d4e5f60.articles', 'setup-0a1b2c99999999', 'contract-8d7c8a6e-6a0b-4b4e-9d3a-2f6f0d8a1b2c', 'group-8d7c8a6e-6a0b-4b4e-9d3a-2f6f0d8a1b2c'];
    const others = ['on-record.articles', 'on-record-projector', '__consumer_offsets', 'contract-2026', 'projector-ffffff4e5f6071.articles'];
    expect([...made, ...others].filter((name) => isMadeBy('0a1b2c', name))).toEqual(made);
  });
});
