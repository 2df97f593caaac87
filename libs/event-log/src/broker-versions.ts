/*
 * Which brokers are taken. A broker tells no version of its own, but which versions of each request it answers. For each
 * request that we use, KafkaJS 2.2.4 picks the newest version that both know, and looks at neither the oldest that a
 * broker still answers (Kafka 4.0 dropped those from before Kafka 2.1, KIP-896) nor what we need. So we ask ourselves:
 * what KafkaJS would pick must be one that the broker answers, and not older than what Kafka 2.1 answers; older brokers
 * nobody tests with clients any more, and those before 0.11 know neither headers nor idempotence. A managed service may
 * hide requests for which it has tools of its own: each of us needs only those that it makes.
 */

/** Who makes a request: every process that lives on the log (the ingestor reads in a group, too), `on-record setup` for topics that are missing, `on-record doctor`, or who changes settings of topics, which a service may keep to itself. */
export type RequestMaker = 'process' | 'setup' | 'doctor' | 'settings';

/** A request that is used: its number, the version that Kafka 2.1 answers (where KafkaJS knows it), and the newest that KafkaJS knows. */
interface UsedRequest {
  readonly key: number;
  readonly oldest: number;
  readonly newest: number;
  /** Every process, unless given. */
  readonly by?: RequestMaker;
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
  DescribeGroups: { key: 15, oldest: 2, newest: 2, by: 'doctor' },
  CreateTopics: { key: 19, oldest: 3, newest: 3, by: 'setup' },
  InitProducerId: { key: 22, oldest: 1, newest: 1 },
  DescribeConfigs: { key: 32, oldest: 2, newest: 2 },
  AlterConfigs: { key: 33, oldest: 1, newest: 1, by: 'settings' },
};

/** The versions of a request that a broker answers. */
export interface VersionRange {
  readonly min: number;
  readonly max: number;
}

type RequestFault = 'missing' | 'too old' | 'too new';

/** Why a broker cannot be used by these, by what it answers; empty where it can. */
export function brokerFaults(answered: ReadonlyMap<number, VersionRange>, makers: readonly RequestMaker[]): readonly string[] {
  const made = Object.entries(usedRequests).filter(([, { by = 'process' }]) => makers.includes(by));
  const faults = made.map(([name, request]) => ({ name, fault: faultOf(request, answered.get(request.key)) }));
  const named = (which: RequestFault): string => faults.filter(({ fault }) => fault === which).map(({ name }) => name).join(', ');
  const [missing, tooOld, tooNew] = [named('missing'), named('too old'), named('too new')];
  return [
    ...(missing === '' ? [] : [`It does not answer requests that On Record makes (${missing}): upgrade brokers that do not know them, or have the service allow them.`]),
    ...(tooOld === '' ? [] : [`It is older than Kafka 2.1, by the requests that it answers (${tooOld}): upgrade the brokers.`]),
    ...(tooNew === '' ? [] : [`It no longer answers the versions of requests that this release makes (${tooNew}): upgrade On Record, or use older brokers.`]),
  ];
}

/**
 * Whether a topic may want a fact in more copies than it has: Kafka takes no more than there are since 3.7 (KAFKA-15583), which
 * is known by version 10 of Produce that came with it. Before, such a topic acknowledged no append.
 */
export function boundsInSyncCopies(answered: ReadonlyMap<number, VersionRange>): boolean {
  return (answered.get(0)?.max ?? 0) >= 10;
}

function faultOf({ oldest, newest }: UsedRequest, range: VersionRange | undefined): RequestFault | undefined {
  if (range === undefined) return 'missing';
  const picked = Math.min(newest, range.max);
  if (picked < oldest) return 'too old';
  return picked < range.min ? 'too new' : undefined;
}
