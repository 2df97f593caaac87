/*
 * Which brokers are taken. A broker tells no version of its own, but which versions of each request it answers. For each
 * request that we use, KafkaJS 2.2.4 picks the newest version that both know, and looks at neither the oldest that a
 * broker still answers (Kafka 4.0 dropped those from before Kafka 2.1, KIP-896) nor what we need. So we ask ourselves:
 * what KafkaJS would pick must be one that the broker answers, and not older than what Kafka 2.1 answers; older brokers
 * nobody tests with clients any more, and those before 0.11 know neither headers nor idempotence.
 */

/** A request that is used: its number, the version that Kafka 2.1 answers (where KafkaJS knows it), and the newest that KafkaJS knows. */
interface UsedRequest {
  readonly key: number;
  readonly oldest: number;
  readonly newest: number;
}

/** The requests that we make of a broker, by their name in the protocol. */
export const usedRequests: Readonly<Record<string, UsedRequest>> = {
  Produce: { key: 0, oldest: 7, newest: 7 },
  Fetch: { key: 1, oldest: 10, newest: 11 },
  ListOffsets: { key: 2, oldest: 3, newest: 3 },
  Metadata: { key: 3, oldest: 6, newest: 6 },
  OffsetCommit: { key: 8, oldest: 5, newest: 5 },
  OffsetFetch: { key: 9, oldest: 4, newest: 4 },
  GroupCoordinator: { key: 10, oldest: 2, newest: 2 },
  JoinGroup: { key: 11, oldest: 3, newest: 5 },
  Heartbeat: { key: 12, oldest: 2, newest: 3 },
  LeaveGroup: { key: 13, oldest: 2, newest: 3 },
  SyncGroup: { key: 14, oldest: 2, newest: 3 },
  DescribeGroups: { key: 15, oldest: 2, newest: 2 },
  CreateTopics: { key: 19, oldest: 3, newest: 3 },
  InitProducerId: { key: 22, oldest: 1, newest: 1 },
  DescribeConfigs: { key: 32, oldest: 2, newest: 2 },
};

/** The versions of a request that a broker answers. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

/** Why a broker cannot be used, by what it answers; empty where it can. */
export function brokerFaults(answered: ReadonlyMap<number, VersionRange>): readonly string[] {
  const faults = Object.entries(usedRequests).map(([name, request]) => ({ name, fault: faultOf(request, answered.get(request.key)) }));
  const named = (which: 'too old' | 'too new'): string => faults.filter(({ fault }) => fault === which).map(({ name }) => name).join(', ');
  const [tooOld, tooNew] = [named('too old'), named('too new')];
  return [
    ...(tooOld === '' ? [] : [`It is older than Kafka 2.1, by the requests that it answers (${tooOld}): upgrade the brokers.`]),
    ...(tooNew === '' ? [] : [`It no longer answers the versions of requests that this release makes (${tooNew}): upgrade On Record, or use older brokers.`]),
  ];
}

function faultOf({ oldest, newest }: UsedRequest, range: VersionRange | undefined): 'too old' | 'too new' | undefined {
  if (range === undefined) return 'too old';
  const picked = Math.min(newest, range.max);
  if (picked < oldest) return 'too old';
  return picked < range.min ? 'too new' : undefined;
}
