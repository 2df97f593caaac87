export { connectVerifiedLog, type VerifiedLog, type VerifiedLogOptions } from './connect-verified-log';
export type { ConsumerTuning } from './consumer-tuning';
export { createKafkaInspector, type ClusterState, type GroupState, type KafkaInspector, type TopicsState } from './inspect-kafka';
export type { TopicFault } from './inspect-topics';
export { sendsBarePassword, type KafkaConnection, type LogSink } from './kafka-client';
export { connectKafkaLog, type KafkaLogOptions } from './kafka-log';
export { setGroupOffsets } from './set-group-offsets';
export { setUpTopics, verifyTopics, type TopicCheckOptions, type TopicReport, type TopicSetUpOptions } from './topic-setup';
export { createMemoryLog, type MemoryLog, type MemoryLogOptions } from './memory-log';
