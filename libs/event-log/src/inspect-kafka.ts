import type { TopicNames } from '@on-record/domain';
import { askApiVersions } from './ask-api-versions';
import { brokerFaults } from './broker-versions';
import { inspectTopics, topicFaultLines, type TopicInspection } from './inspect-topics';
import { KafkaAdmin } from './kafka-admin';
import type { KafkaConnection } from './kafka-client';

/** A cluster as it describes itself. */
export interface ClusterState {
  readonly clusterId: string;
  readonly brokers: number;
}

/** What was found of the topics, in words too. */
export interface TopicsState extends TopicInspection {
  /** A sentence for each topic that has faults, with what mends it. */
  readonly faultLines: readonly string[];
}

/** A consumer group. */
export interface GroupState {
  readonly groupId: string;
  readonly members: number;
}

/** Looks at a cluster and changes nothing. Every question fails with LOG_UNAVAILABLE when its time is over. */
export interface KafkaInspector {
  cluster(): Promise<ClusterState>;
  /** Why the brokers cannot be used, each as a sentence; empty where they can. */
  brokerFaults(): Promise<readonly string[]>;
  topics(topicNames: TopicNames): Promise<TopicsState>;
  groups(groupIds: readonly string[]): Promise<readonly GroupState[]>;
  close(): Promise<void>;
}

/** Gives an inspector of a cluster; it connects with the first question. */
export function createKafkaInspector(connection: KafkaConnection, deadlineMs: number): KafkaInspector {
  const admin = new KafkaAdmin(connection, deadlineMs);
  return {
    cluster: async () => {
      const { clusterId, brokers } = await admin.ask('Describing the cluster', (client) => client.describeCluster());
      return { clusterId, brokers: brokers.length };
    },
    brokerFaults: async () => brokerFaults(await admin.ask('Asking which requests the broker answers', () => askApiVersions(connection)), ['process', 'setup', 'doctor']),
    topics: async (topicNames) => {
      const inspection = await inspectTopics(admin, connection, topicNames);
      return { ...inspection, faultLines: topicFaultLines(inspection.faults, connection.brokers) };
    },
    groups: async (groupIds) => {
      const { groups } = await admin.ask('Describing the groups', (client) => client.describeGroups([...groupIds]));
      return groups.map(({ groupId, members }) => ({ groupId, members: members.length }));
    },
    close: () => admin.close(),
  };
}
