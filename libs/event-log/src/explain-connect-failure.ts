import { OnRecordError } from '@on-record/domain';
import { askApiVersions } from './ask-api-versions';
import type { KafkaConnection } from './kafka-client';
import { isClosedByBroker } from './kafka-errors';

/**
 * A broker that wants TLS answers plain text with an alert and closes; KafkaJS takes the alert for the length of a long
 * answer and tells of the end alone. So a connection that was closed is tried once more by hand, and what that finds is told.
 */
export async function explainConnectFailure(error: unknown, connection: KafkaConnection): Promise<unknown> {
  if (connection.tls || !isClosedByBroker(error)) return error;
  try {
    await askApiVersions(connection);
    return error;
  } catch (found) {
    return found instanceof OnRecordError ? found : error;
  }
}

/** Adds to an error what its reason may be where a broker again and again ended a connection on which nobody had logged in. */
export function withLoginHint(error: OnRecordError, { sasl }: KafkaConnection): OnRecordError {
  if (error.code !== 'LOG_UNAVAILABLE' || sasl !== undefined || !isClosedByBroker(error.cause)) return error;
  const message = `${error.message} The broker ends the connection, as it does where it wants a login (KAFKA_SASL_MECHANISM) or TLS (KAFKA_TLS).`;
  return new OnRecordError(error.code, message, { details: error.details, cause: error.cause });
}
