import { toLogError } from './kafka-errors';

const named = (name: string, fields: object, message = 'It did not work'): Error => Object.assign(new Error(message), { name, ...fields });
const givenUp = (cause: Error): Error => Object.assign(new Error('given up', { cause }), { name: 'KafkaJSNumberOfRetriesExceeded' });

describe('an error of the client', () => {
  it.each<[string, Error, string, boolean, RegExp]>([
    ['a refused login', named('KafkaJSSASLAuthenticationError', {}), 'LOG_ACCESS_DENIED', true, /SASL_AUTHENTICATION_FAILED.*KAFKA_SASL_PASSWORD/],
    ['a mechanism that KafkaJS misses', named('KafkaJSSASLAuthenticationError', {}, 'SASL X mechanism is not supported by the server'), 'LOG_ACCESS_DENIED', true, /KAFKA_SASL_MECHANISM/],
    ['a mechanism that the broker misses', named('KafkaJSProtocolError', { type: 'UNSUPPORTED_SASL_MECHANISM' }), 'LOG_ACCESS_DENIED', true, /KAFKA_SASL_MECHANISM/],
    ['a login where there is none', named('KafkaJSProtocolError', { type: 'ILLEGAL_SASL_STATE' }), 'LOG_ACCESS_DENIED', true, /leave KAFKA_SASL_MECHANISM away/],
    ['access rules', named('KafkaJSProtocolError', { type: 'TOPIC_AUTHORIZATION_FAILED' }), 'LOG_ACCESS_DENIED', true, /ACLs/],
    ['a certificate that is not trusted', named('KafkaJSConnectionError', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }), 'LOG_TLS_FAILED', true, /KAFKA_TLS_CA/],
    ['an alert of TLS', named('KafkaJSConnectionError', { code: 'ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE' }), 'LOG_TLS_FAILED', true, /KAFKA_TLS_CERT/],
    ['a broker that is away', named('KafkaJSConnectionError', { code: 'ECONNREFUSED' }), 'LOG_UNAVAILABLE', true, /is not ready\.$/],
    ['an end in the handshake', named('KafkaJSConnectionError', { code: 'ECONNRESET' }, 'socket disconnected before secure TLS connection was established'), 'LOG_UNAVAILABLE', true, /KAFKA_TLS/],
    ['a record that is too large', named('KafkaJSProtocolError', { type: 'MESSAGE_TOO_LARGE' }), 'EVENT_TOO_LARGE', false, /of this size/],
  ])('tells %s, also behind retries that were given up', (_name, error, code, retriable, words) => {
    for (const given of [error, givenUp(error), Object.assign(new Error('several'), { errors: [error] })]) {
      expect(toLogError(given, 'A test')).toMatchObject({ code, retriable, message: expect.stringMatching(words) as string });
    }
  });
});
