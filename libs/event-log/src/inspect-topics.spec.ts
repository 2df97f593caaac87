import { topicSettings } from '@on-record/domain';
import { settingFaults, topicFaultLines } from './inspect-topics';

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
