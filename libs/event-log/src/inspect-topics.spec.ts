import { topicSettings } from '@on-record/domain';
import { appendFaults, settingFaults, topicFaultLines } from './inspect-topics';

const { partitions, config } = topicSettings.articles;

it.each<readonly [string, { readonly replication?: number; readonly config?: Readonly<Record<string, string>> }, readonly string[]]>([
  ['with just what is needed', {}, []],
  ['with copies, and as many in step as are needed', { replication: 3, config: { 'min.insync.replicas': '2' } }, []],
  ['with more copies, and more in step', { replication: 5, config: { 'min.insync.replicas': '3' } }, []],
  ['with copies, of which one is enough', { replication: 3, config: { 'min.insync.replicas': '1' } }, ['has min.insync.replicas 1 where at least 2 is needed']],
  ['with copies, and no word of how many are in step', { replication: 3 }, ['has min.insync.replicas unset where at least 2 is needed']],
  ['that takes larger records', { config: { 'max.message.bytes': '104857600' } }, []],
  ['that takes smaller records only', { config: { 'max.message.bytes': '9999999' } }, ['has max.message.bytes 9999999 where at least 16777216 is needed']],
  ['that keeps for a time', { config: { 'retention.ms': '604800000' } }, ['has retention.ms 604800000 where -1 is needed']],
])('a topic %s has its faults named', (_what, { replication = 1, config: other = {} }, said) => {
  const faults = settingFaults('t', 'articles', { partitions, replication, config: new Map(Object.entries({ ...config, ...other })) });
  expect(faults).toHaveLength(said.length);
  const lines = topicFaultLines(faults, ['broker:1']).join(' ');
  for (const words of said) expect(lines).toContain(words);
});

describe('a topic that wants a fact in more copies than it has', () => {
  const described = (replication: number, inSync: string) => [{ topic: 't', description: { partitions, replication, config: new Map([['min.insync.replicas', inSync]]) } }];
  const answering = (produce: number) => () => Promise.resolve(new Map([[0, { min: 0, max: produce }]]));
  const [old, newer] = [answering(9), answering(10)];

  it.each([
    [1, '2', 'has min.insync.replicas 2 where 1 is needed (copies: 1; a Kafka before 3.7 then acknowledges no append): run', '--add-config min.insync.replicas=1`'],
    [3, '4', 'has min.insync.replicas 4 where 2 is needed (copies: 3; a Kafka before 3.7 then', '--add-config min.insync.replicas=2`'],
  ])('is told with what mends it where the broker would wait for ever: %j copies, %s wanted', async (replication, inSync, ...said) => {
    const lines = topicFaultLines(await appendFaults(described(replication, inSync), old), ['broker:1']);
    expect(lines).toHaveLength(1);
    for (const words of said) expect(lines[0]).toContain(words);
  });

  it('is taken where the broker wants no more than there are', async () => {
    expect(await appendFaults(described(1, '2'), newer)).toEqual([]);
  });

  it.each([[3, '3'], [1, '1'], [2, '']])('is none with %j copies where %j are wanted, which nobody is asked about', async (replication, inSync) => {
    expect(await appendFaults(described(replication, inSync), () => Promise.reject(new Error('Nobody is to be asked.')))).toEqual([]);
  });
});
