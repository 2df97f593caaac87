import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choosePorts } from '../../tools/stack/free-ports.ts';
import { startMavenKafka } from '../../tools/stack/kafka-from-maven.ts';
import type { SideDoor } from '../../tools/stack/kafka-settings.ts';
import { silentProgress } from '../../tools/stack/progress.ts';
import { newAuthority, newCertificate, type Certificate } from './certificates';
import { dropStack, kafkaCacheFolder, openThrowAwayFolder } from './test-stack';

/** Who may log in at the secure broker. */
export const LOGIN = { username: 'on-record', password: 'the-password-of-the-broker' } as const;

/** What a listener of the secure broker is like. */
const doors = {
  tls: { protocol: 'SSL', shows: 'right' },
  mutual: { protocol: 'SSL', shows: 'right', asksForCertificate: true },
  sasl: { protocol: 'SASL_SSL', shows: 'right', mechanisms: ['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'] },
  plain: { protocol: 'SASL_SSL', shows: 'right', mechanisms: ['PLAIN'] },
  unencrypted: { protocol: 'SASL_PLAINTEXT', mechanisms: ['PLAIN', 'SCRAM-SHA-512'] },
  expired: { protocol: 'SSL', shows: 'expired' },
  selfSigned: { protocol: 'SSL', shows: 'selfSigned' },
  elsewhere: { protocol: 'SSL', shows: 'elsewhere' },
  before: { protocol: 'SASL_SSL', shows: 'right', mechanisms: ['PLAIN'] },
  after: { protocol: 'SASL_SSL', shows: 'right', mechanisms: ['PLAIN'], hasNewPassword: true },
} as const satisfies Record<string, Door>;

interface Door {
  readonly protocol: NonNullable<SideDoor['protocol']>;
  /** The certificate that it shows. */
  readonly shows?: 'right' | 'expired' | 'selfSigned' | 'elsewhere';
  readonly asksForCertificate?: boolean;
  readonly mechanisms?: readonly string[];
  /** Whether the password of PLAIN is another one. */
  readonly hasNewPassword?: boolean;
}

/** A broker of a test's own with a listener for each way of being reached safely, and for each way of getting it wrong. */
export interface SecureBroker {
  /** Without TLS and login. */
  readonly open: string;
  readonly doors: Readonly<Record<keyof typeof doors, string>>;
  /** The authority that its certificates are signed by, and one that has nothing to do with it. */
  readonly authority: Certificate;
  readonly stranger: Certificate;
  /** A certificate of a process that the broker accepts. */
  readonly client: Certificate;
  readonly end: () => Promise<void>;
}

/**
 * Starts it. Clients of the listeners `before` and `after` are told to come in by the port of a passage, where a test can lead
 * them from one to the other, as when a password is changed. Throws when
 * this machine has no Java: `describeWithBrokerControl` skips visibly then.
 */
export async function startSecureBroker({ passagePort }: { readonly passagePort?: number } = {}): Promise<SecureBroker> {
  const state = openThrowAwayFolder();
  const [authority, stranger] = [await newAuthority('Authority of the tests'), await newAuthority('Another authority')];
  const certificates = {
    right: await newCertificate(authority),
    expired: await newCertificate(authority, { hasExpired: true }),
    selfSigned: await newCertificate(undefined),
    elsewhere: await newCertificate(authority, { host: 'broker.elsewhere.example' }),
  };
  for (const [name, { cert, key }] of Object.entries(certificates)) writeFileSync(join(state.path, `${name}.pem`), `${key}\n${cert}\n`);
  writeFileSync(join(state.path, 'authority.pem'), authority.cert);
  const names = Object.keys(doors) as (keyof typeof doors)[];
  const ports = await choosePorts(state, names);
  const portOf = (name: string): number => ports.get(name) ?? 0;
  const advertisedPortOf = (name: string): number => (name === 'before' || name === 'after' ? passagePort : undefined) ?? portOf(name);
  const sideDoors = names.map((name) => ({ name: name.toUpperCase(), port: portOf(name), advertisedPort: advertisedPortOf(name), protocol: doors[name].protocol, settings: settingsOf(doors[name]) }));
  const scramUsers = ['SCRAM-SHA-256', 'SCRAM-SHA-512'].map((mechanism) => `${mechanism}=[name=${LOGIN.username},password="${LOGIN.password}"]`);
  const service = await startMavenKafka({ state, cacheFolder: kafkaCacheFolder, progress: silentProgress, sideDoors, scramUsers });
  return {
    open: service.address,
    // Every name has its address.
    doors: Object.fromEntries(names.map((name) => [name, `127.0.0.1:${portOf(name)}`])) as SecureBroker['doors'],
    authority, stranger,
    client: await newCertificate(authority, { name: 'extractor' }),
    end: async () => {
      await service.stop();
      await dropStack(state);
    },
  };
}

function settingsOf({ shows, asksForCertificate = false, mechanisms = [], hasNewPassword = false }: Door): Readonly<Record<string, string>> {
  return {
    ...(shows === undefined ? {} : { 'ssl.keystore.type': 'PEM', 'ssl.keystore.location': `${shows}.pem` }),
    ...(asksForCertificate ? { 'ssl.client.auth': 'required', 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': 'authority.pem' } : {}),
    ...(mechanisms.length === 0 ? {} : { 'sasl.enabled.mechanisms': mechanisms.join(',') }),
    ...Object.assign({}, ...mechanisms.map((mechanism) => loginModule(mechanism, hasNewPassword ? 'a new password' : LOGIN.password))),
  };
}

/** The broker knows the users of SCRAM from its metadata, and those of PLAIN from its settings. */
function loginModule(mechanism: string, password: string): Readonly<Record<string, string>> {
  const common = 'org.apache.kafka.common.security';
  const config = mechanism === 'PLAIN' ? `${common}.plain.PlainLoginModule required user_${LOGIN.username}="${password}";` : `${common}.scram.ScramLoginModule required;`;
  return { [`${mechanism.toLowerCase()}.sasl.jaas.config`]: config };
}
