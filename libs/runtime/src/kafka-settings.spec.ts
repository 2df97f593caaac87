import { z } from 'zod';
import { newAuthority, newCertificate, type Certificate } from '../../../test/support/certificates';
import { configurationFaults } from '../../../test/support/configuration-faults';
import { kafkaAccess, kafkaRules, kafkaSettings } from './kafka-settings';
import { parseConfiguration } from './parse-configuration';
import { withRules } from './related-settings';

const schema = withRules(z.object(kafkaSettings), kafkaRules);
const KAFKA_BROKERS = 'one:9192,two:9192';
let authority: Certificate;
let client: Certificate;
let other: Certificate;
beforeAll(async () => {
  authority = await newAuthority('An authority');
  [client, other] = [await newCertificate(authority), await newCertificate(authority)];
});

const accessBy = (environment: Record<string, string>): unknown => kafkaAccess(parseConfiguration(schema, { KAFKA_BROKERS, ...environment }));

const faultsOf = (environment: Record<string, string>): string => configurationFaults(schema, { KAFKA_BROKERS, ...environment });

describe('the settings of Kafka', () => {
  it('are plain unless they say otherwise', () => {
    expect(accessBy({})).toEqual({ brokers: ['one:9192', 'two:9192'], tls: false });
  });

  it('take TLS with the authorities that Node trusts, with others, and with a certificate', () => {
    expect(accessBy({ KAFKA_TLS: 'on' })).toMatchObject({ tls: {} });
    expect(accessBy({ KAFKA_TLS: 'on', KAFKA_TLS_CA: `# two\n${authority.cert}\n${other.cert}` })).toMatchObject({ tls: { ca: expect.stringContaining('# two') as string } });
    expect(accessBy({ KAFKA_TLS: 'on', KAFKA_TLS_CERT: client.cert, KAFKA_TLS_KEY: client.key })).toMatchObject({ tls: client });
  });

  it.each(['PLAIN', 'scram-sha-256', 'SCRAM-SHA-512'])('take the mechanism %s in small letters and in capitals', (mechanism) => {
    expect(accessBy({ KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: 'user', KAFKA_SASL_PASSWORD: 'p' })).toMatchObject({
      sasl: { mechanism: mechanism.toLowerCase(), username: 'user', password: 'p' },
    });
  });

  it.each<[string, () => Record<string, string>, readonly RegExp[]]>([
    ...['[::1]:9092', 'one:9092,[::1]:9092', '::1:9092', '[one]:9092'].map((brokers): [string, () => Record<string, string>, readonly RegExp[]] => [`the address ${brokers}`, () => ({ KAFKA_BROKERS: brokers }), [/KAFKA_BROKERS: given .* with a host name or an IPv4 address/]]),
    ['another word for on', () => ({ KAFKA_TLS: 'yes' }), [/KAFKA_TLS: given "yes"; allowed: one of on, off/]],
    ['TLS details without TLS', () => ({ KAFKA_TLS_CA: authority.cert }), [/KAFKA_TLS_CA: given \(masked\); allowed: only with KAFKA_TLS=on/]],
    ['authorities that are no PEM', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_CA: 'no PEM' }), [/KAFKA_TLS_CA: given \(masked\); allowed: certificates in PEM/]],
    ['authorities of which one is torn', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_CA: `${authority.cert}-----BEGIN CERTIFICATE-----\nAAAA\n` }), [/certificates in PEM/]],
    ['a key among the certificates', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_CA: `${authority.cert}${authority.key}` }), [/certificates in PEM/]],
    ['a certificate without key', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_CERT: client.cert }), [/KAFKA_TLS_KEY: given nothing; allowed: the private key of KAFKA_TLS_CERT/]],
    ['a key without certificate', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_KEY: client.key }), [/KAFKA_TLS_CERT: given nothing; allowed: the certificate of KAFKA_TLS_KEY/]],
    ['a key of another certificate', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_CERT: client.cert, KAFKA_TLS_KEY: other.key }), [/this one is of another certificate/]],
    ['a certificate for a key', () => ({ KAFKA_TLS: 'on', KAFKA_TLS_CERT: client.cert, KAFKA_TLS_KEY: client.cert }), [/KAFKA_TLS_KEY: given \(masked\); allowed: a private key in PEM/]],
    ['another mechanism', () => ({ KAFKA_SASL_MECHANISM: 'gssapi', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' }), [/given "gssapi"; allowed: one of plain, scram-sha-256, scram-sha-512/]],
    ['a user without mechanism', () => ({ KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'p' }), [/KAFKA_SASL_MECHANISM: given nothing; allowed: one of .*, since KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD is given/]],
    ['a mechanism alone', () => ({ KAFKA_SASL_MECHANISM: 'plain' }), [/KAFKA_SASL_USERNAME: given nothing/, /KAFKA_SASL_PASSWORD: given nothing/]],
    ['a password with a line feed', () => ({ KAFKA_SASL_MECHANISM: 'plain', KAFKA_SASL_USERNAME: 'u', KAFKA_SASL_PASSWORD: 'hunter2\n' }), [/KAFKA_SASL_PASSWORD: given \(masked\); allowed: one line/]],
    ['faults of several kinds', () => ({ KAFKA_BROKERS: 'nowhere', KAFKA_TLS_KEY: 'k', KAFKA_SASL_USERNAME: 'u' }), [/KAFKA_BROKERS: given "nowhere"/, /KAFKA_TLS_KEY: .*no passphrase/, /KAFKA_TLS_KEY: .*only with KAFKA_TLS=on/, /KAFKA_SASL_MECHANISM: given nothing/]],
  ])('refuse %s, and say what is allowed', (_name, environment, expected) => {
    const faults = faultsOf(environment());
    for (const pattern of expected) expect(faults).toMatch(pattern);
    expect(faults).not.toContain('hunter2');
  });
});
