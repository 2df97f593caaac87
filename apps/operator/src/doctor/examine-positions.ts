import type { EventLog, StagePaused, TopicNames } from '@on-record/domain';
import type { TopicsState } from '@on-record/event-log';
import { findSetBack, readCheckpoints, readDatabaseIdentity, type Database } from '@on-record/projections';
import { projectedTopics, readLag } from '../positions';
import { attempt, judge, unchecked, type Check, type Outcome } from './check';
import { judgeGroup } from './judge-log';
import { judgeCheckpoints, judgeIdentity, judgeRestored, type RestoredFacts } from './judge-positions';
import { WITHIN_MS, type LogPatient, type Patients } from './open-patients';

const CHECKS = ['log identity', 'checkpoints', 'database not restored', 'extractor', 'projector'] as const;

/** Which topics and groups belong to this record. */
interface Names {
  readonly topicNames: TopicNames;
  readonly groups: { readonly extractor: string; readonly projector: string };
}

/** The pauses that stages are in. */
interface Paused {
  readonly pauses: readonly StagePaused[];
}

/** The checks of what log and database know of each other. */
export async function examinePositions({ log, database, topics, pauses }: Patients & { readonly topics: Outcome<TopicsState> } & Paused, names: Names): Promise<readonly Check[]> {
  if ('failure' in log || 'failure' in database) {
    const away = ['failure' in log ? 'Kafka' : '', 'failure' in database ? 'Postgres' : ''].filter((name) => name !== '').join(' and ');
    return CHECKS.map((check) => unchecked(check, `it needs ${away}`));
  }
  return [...(await comparePositions({ ...log.value, topics }, database.value, names)), ...(await examineGroups(log.value, database.value, { ...names, pauses }))];
}

async function comparePositions({ log, cluster, topics: inspected }: LogPatient & { readonly topics: Outcome<TopicsState> }, database: Database, { topicNames, groups }: Names): Promise<readonly Check[]> {
  const topics = projectedTopics(topicNames);
  const ofTopics = async () => (await readCheckpoints(database)).filter(({ topic }) => topics.includes(topic));
  const known = await attempt(ofTopics, WITHIN_MS);
  // The ends after the checkpoints, which move on meanwhile.
  const ends = await attempt(async () => ({ checkpoints: await ofTopics(), ends: await log.offsets(topics) }), WITHIN_MS);
  const restored = await attempt(() => restoredFacts({ log, database, groupId: groups.projector, topics }), WITHIN_MS);
  return [
    'failure' in inspected
      ? unchecked('log identity', 'it needs the topics')
      : judge('log identity', known, (checkpoints) => judgeIdentity(checkpoints, { clusterId: cluster.clusterId, topicIds: inspected.value.topicIds })),
    judge('checkpoints', ends, (found) => judgeCheckpoints(found.checkpoints, found.ends)),
    judge('database not restored', restored, judgeRestored),
  ];
}

async function restoredFacts({ log, database, groupId, topics }: RestoredQuestion): Promise<RestoredFacts> {
  const databaseId = await readDatabaseIdentity(database);
  const setBack = await findSetBack(database, { log, groupId, topics }, databaseId);
  return { databaseId, setBack, committed: await log.committedOffsets(groupId, topics) };
}

interface RestoredQuestion {
  readonly log: EventLog;
  readonly database: Database;
  readonly groupId: string;
  readonly topics: readonly string[];
}

async function examineGroups({ inspector, log }: LogPatient, database: Database, { topicNames, groups, pauses }: Names & Paused): Promise<readonly Check[]> {
  const lags = await attempt(() => readLag({ log, database, topicNames }, groups.extractor), WITHIN_MS);
  return Promise.all((['extractor', 'projector'] as const).map(async (reader) => {
    const group = await attempt(async () => {
      const [found] = await inspector.groups([groups[reader]]);
      return found ?? { groupId: groups[reader], members: 0 };
    }, WITHIN_MS);
    if ('failure' in lags) return { check: reader, verdict: 'wrong' as const, found: lags.failure };
    return judge(reader, group, (state) => judgeGroup(state, lags.value.filter((lag) => lag.reader === reader), pauses.some(({ stage }) => stage === reader)));
  }));
}
