import { z } from 'zod';
import { areCertificates, belongTogether, isPrivateKey } from './pem';
import type { SettingsRule } from './related-settings';
import { ONE_LINE, settings } from './settings';

const BROKERS = 'addresses host:port, each with a host name or an IPv4 address, separated by commas';
const CERTIFICATES = 'certificates in PEM';
const PRIVATE_KEY = 'a private key in PEM that needs no passphrase';
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;
const MECHANISM = `one of ${MECHANISMS.join(', ')}`;
const certificates = z.string().refine(areCertificates, { error: CERTIFICATES });

/** The settings by which a process reaches Kafka; whoever has them has `kafkaRules` too. */
export const kafkaSettings = {
  /** Bootstrap addresses, separated by commas. */
  KAFKA_BROKERS: z
    .string({ error: BROKERS })
    // KafkaJS splits an address at its first colon, so that it cannot reach one of IPv6.
    .regex(/^[^\s,:[\]]+:\d+(,[^\s,:[\]]+:\d+)*$/, { error: BROKERS })
    .transform((list) => list.split(',')),
  KAFKA_TLS: z.enum(['on', 'off'], { error: 'one of on, off' }).default('off'),
  /** The authorities that may have signed the certificates of the brokers; those that Node trusts unless given. */
  KAFKA_TLS_CA: certificates.optional(),
  /** The certificate of this process, for brokers that ask for one, and its key. */
  KAFKA_TLS_CERT: certificates.optional(),
  KAFKA_TLS_KEY: z.string().refine(isPrivateKey, { error: PRIVATE_KEY }).optional(),
  KAFKA_SASL_MECHANISM: z.string().toLowerCase().pipe(z.enum(MECHANISMS, { error: MECHANISM })).optional(),
  KAFKA_SASL_USERNAME: settings.oneLine.optional(),
  KAFKA_SASL_PASSWORD: settings.oneLine.optional(),
} as const;

/** The settings by which a process reaches Kafka, as they were parsed. */
export type KafkaSettings = z.infer<z.ZodObject<typeof kafkaSettings>>;

/** How to reach Kafka, as the event log takes it. */
export interface KafkaAccess {
  readonly brokers: readonly string[];
  readonly tls: false | { readonly ca?: string; readonly cert?: string; readonly key?: string };
  readonly sasl?: { readonly mechanism: (typeof MECHANISMS)[number]; readonly username: string; readonly password: string };
}

/** How to reach Kafka by the settings of a process. */
export function kafkaAccess(given: KafkaSettings): KafkaAccess {
  const { KAFKA_TLS_CA: ca, KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key } = given;
  const { KAFKA_SASL_MECHANISM: mechanism, KAFKA_SASL_USERNAME: username, KAFKA_SASL_PASSWORD: password } = given;
  const tls = { ...(ca === undefined ? {} : { ca }), ...(cert === undefined || key === undefined ? {} : { cert, key }) };
  return {
    brokers: given.KAFKA_BROKERS,
    tls: given.KAFKA_TLS === 'on' && tls,
    ...(mechanism === undefined || username === undefined || password === undefined ? {} : { sasl: { mechanism, username, password } }),
  };
}

const TLS_DETAILS = ['KAFKA_TLS_CA', 'KAFKA_TLS_CERT', 'KAFKA_TLS_KEY'] as const;
const LOGIN = ['KAFKA_SASL_USERNAME', 'KAFKA_SASL_PASSWORD'] as const;

const tlsIsOnForItsDetails: SettingsRule = (given, blame) => {
  if (given['KAFKA_TLS'] !== 'off') return;
  for (const key of TLS_DETAILS) if (given[key] !== undefined) blame(key, 'only with KAFKA_TLS=on');
};

const certificateHasItsKey: SettingsRule = ({ KAFKA_TLS_CERT: cert, KAFKA_TLS_KEY: key }, blame) => {
  if (cert !== undefined && key === undefined) blame('KAFKA_TLS_KEY', 'the private key of KAFKA_TLS_CERT, which is given');
  if (cert === undefined && key !== undefined) blame('KAFKA_TLS_CERT', 'the certificate of KAFKA_TLS_KEY, which is given');
  if (typeof cert !== 'string' || typeof key !== 'string' || !areCertificates(cert) || !isPrivateKey(key)) return;
  if (!belongTogether(cert, key)) blame('KAFKA_TLS_KEY', 'the private key of KAFKA_TLS_CERT, and this one is of another certificate');
};

const loginIsWhole: SettingsRule = (given, blame) => {
  const named = LOGIN.filter((key) => given[key] !== undefined);
  if (given['KAFKA_SASL_MECHANISM'] === undefined) {
    if (named.length > 0) blame('KAFKA_SASL_MECHANISM', `${MECHANISM}, since ${named.join(' and ')} is given`);
    return;
  }
  for (const key of LOGIN) if (given[key] === undefined) blame(key, `${ONE_LINE}, since KAFKA_SASL_MECHANISM is given`);
};

/** What must hold between the settings of Kafka. */
export const kafkaRules: readonly SettingsRule[] = [tlsIsOnForItsDetails, certificateHasItsKey, loginIsWhole];
