import { OnRecordError, type ErrorDetails } from '@on-record/domain';

/** Answers of a broker that say the record itself can never be taken. */
const TOO_LARGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const REFUSED = new Set(['INVALID_RECORD', 'INVALID_TIMESTAMP', 'INVALID_TOPIC_EXCEPTION', 'POLICY_VIOLATION']);
const DENIED = new Set([
  'TOPIC_AUTHORIZATION_FAILED', 'GROUP_AUTHORIZATION_FAILED', 'CLUSTER_AUTHORIZATION_FAILED', 'SASL_AUTHENTICATION_FAILED',
]);
const REJOIN = new Set(['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID', 'NOT_COORDINATOR_FOR_GROUP', 'FENCED_INSTANCE_ID']);

/**
 * The protocol's name of an error, such as MESSAGE_TOO_LARGE, looked for in its causes too. Everything is told by its
 * fields: the error classes of KafkaJS are undefined when imported by name from an ES module.
 */
export function protocolTypeOf(error: unknown): string | undefined {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ('type' in current && typeof current.type === 'string') return current.type;
    if (current.name === 'KafkaJSSASLAuthenticationError') return 'SASL_AUTHENTICATION_FAILED';
    if ('errors' in current && Array.isArray(current.errors)) return protocolTypeOf(current.errors[0]);
  }
  return undefined;
}

/** Says whether an answer to a heartbeat means that the partitions are being given to others. */
export function isMembershipLost(error: unknown): boolean {
  return REJOIN.has(protocolTypeOf(error) ?? '');
}

/** An error of the client as one of ours. Whatever is not known to be final counts as LOG_UNAVAILABLE, which is retriable. */
export function toLogError(error: unknown, what: string, details: ErrorDetails = {}): OnRecordError {
  if (error instanceof OnRecordError) return error;
  const type = protocolTypeOf(error) ?? '';
  const options = { details: type === '' ? details : { ...details, kafkaError: type }, cause: error };
  if (TOO_LARGE.has(type)) return new OnRecordError('EVENT_TOO_LARGE', `${what} failed: the broker takes no record of this size.`, options);
  if (REFUSED.has(type)) return new OnRecordError('LOG_REFUSED_RECORD', `${what} failed: the broker refused it (${type}).`, options);
  // Wrong credentials are mended without us, and must never make a newsroom's article count as refused.
  if (DENIED.has(type)) return new OnRecordError('LOG_UNAVAILABLE', `${what} failed: Kafka denies this process access (${type}): check its credentials and ACLs.`, options);
  if (type === 'UNSUPPORTED_VERSION') {
    return new OnRecordError('LOG_BROKER_UNSUPPORTED', `${what} failed: the broker does not answer this version of the request: compare the versions of Kafka and On Record.`, options);
  }
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION') {
    return new OnRecordError('LOG_UNAVAILABLE', `${what} failed: the topic does not exist (yet): run \`on-record setup\`.`, options);
  }
  return new OnRecordError('LOG_UNAVAILABLE', `${what} failed: Kafka cannot be reached or is not ready.`, options);
}
