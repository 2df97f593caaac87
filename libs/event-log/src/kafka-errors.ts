import { OnRecordError, tlsFaultOf, type ErrorDetails } from '@on-record/domain';
import { types } from 'node:util';

/** Answers of a broker that say the record itself can never be taken. */
const TOO_LARGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
const REFUSED = new Set(['INVALID_RECORD', 'INVALID_TIMESTAMP', 'INVALID_TOPIC_EXCEPTION', 'INVALID_CONFIG', 'POLICY_VIOLATION']);
/** What was refused, and what to look at, by the name of the refusal. */
const DENIED: ReadonlyMap<string, string> = new Map([
  ['TOPIC_AUTHORIZATION_FAILED', 'check its ACLs'],
  ['GROUP_AUTHORIZATION_FAILED', 'check its ACLs'],
  ['CLUSTER_AUTHORIZATION_FAILED', 'check its ACLs'],
  ['SASL_AUTHENTICATION_FAILED', 'check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD'],
  ['UNSUPPORTED_SASL_MECHANISM', 'it has not the mechanism of KAFKA_SASL_MECHANISM'],
  ['ILLEGAL_SASL_STATE', 'nobody logs in at this port: take the port of its SASL listener, or leave KAFKA_SASL_MECHANISM away'],
]);
const TLS_SETTINGS = { authorities: 'KAFKA_TLS_CA', certificate: 'KAFKA_TLS_CERT' };
const REJOIN = new Set(['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION', 'UNKNOWN_MEMBER_ID', 'NOT_COORDINATOR_FOR_GROUP', 'FENCED_INSTANCE_ID']);

/**
 * The protocol's name of an error, such as MESSAGE_TOO_LARGE, looked for in its causes too. Everything is told by its
 * fields: the error classes of KafkaJS are undefined when imported by name from an ES module.
 */
export function protocolTypeOf(error: unknown): string | undefined {
  for (const current of withCauses(error)) {
    if ('type' in current && typeof current.type === 'string') return current.type;
    // KafkaJS tells a broker without the mechanism by words only, where the broker itself does not refuse the handshake.
    if (current.name === 'KafkaJSSASLAuthenticationError') return /mechanism is not supported/.test(current.message) ? 'UNSUPPORTED_SASL_MECHANISM' : 'SASL_AUTHENTICATION_FAILED';
  }
  return undefined;
}

/** An error and what it was caused by; of several that failed together the first. */
function* withCauses(error: unknown): Generator<Error> {
  for (let current = error, depth = 0; types.isNativeError(current) && depth < 5; depth += 1) {
    yield current;
    current = 'errors' in current && Array.isArray(current.errors) ? (current.errors[0] as unknown) : current.cause;
  }
}

/** Says whether the broker ended a connection without a word, as it does where it wants TLS or a login. */
export function isClosedByBroker(error: unknown): boolean {
  return [...withCauses(error)].some(({ name }) => name === 'KafkaJSConnectionClosedError');
}

/** Says whether a broker ended a connection before it was encrypted: it speaks no TLS there, or is just going away. */
function isHandshakeEnded(error: unknown): boolean {
  return [...withCauses(error)].some(({ message }) => message.includes('before secure TLS connection was established'));
}

/** What is wrong with the TLS of a connection, as the rest of a sentence about the broker. */
function tlsFaultIn(error: unknown): string | undefined {
  for (const current of withCauses(error)) {
    const { message } = current;
    const fault = 'code' in current && typeof current.code === 'string' ? tlsFaultOf({ code: current.code, message }, TLS_SETTINGS) : undefined;
    if (fault !== undefined) return fault;
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
  const denied = DENIED.get(type);
  if (denied !== undefined) return new OnRecordError('LOG_ACCESS_DENIED', `${what} failed: Kafka denies this process access (${type}): ${denied}.`, options);
  const untrusted = tlsFaultIn(error);
  if (untrusted !== undefined) return new OnRecordError('LOG_TLS_FAILED', `${what} failed: no safe connection to Kafka can be made, for ${untrusted}.`, options);
  if (type === 'UNSUPPORTED_VERSION') {
    return new OnRecordError('LOG_BROKER_UNSUPPORTED', `${what} failed: the broker does not answer this version of the request: compare the versions of Kafka and On Record.`, options);
  }
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION') {
    return new OnRecordError('LOG_UNAVAILABLE', `${what} failed: the topic does not exist (yet): run \`on-record setup\`.`, options);
  }
  const hint = isHandshakeEnded(error) ? ': it ends the connection in the TLS handshake, as a port does that speaks no TLS (KAFKA_TLS)' : '';
  return new OnRecordError('LOG_UNAVAILABLE', `${what} failed: Kafka cannot be reached or is not ready${hint}.`, options);
}
