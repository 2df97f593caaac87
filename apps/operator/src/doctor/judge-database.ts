import { unfitness, type DatabaseState, type OpenDeadLetters, type ReaderRoleState, type ServerState } from '@on-record/projections';
import type { Check } from './check';

type Judgement = Omit<Check, 'check'>;

const BUSY_SHARE = 0.8;
const CLOCK_TOLERANCE_MS = 2_000;

/** Postgres answers, and can hold the read models. */
export function judgeServer(server: ServerState): Judgement {
  const faults = unfitness(server);
  if (faults.length > 0) return { verdict: 'wrong', found: faults.join(' ') };
  return { verdict: 'ok', found: `Postgres ${server.version} answers: database ${server.database}, ${Math.ceil(server.bytes / 1_000_000)} MB, as ${server.user}.` };
}

/** What goes to and fro can be read by nobody on the way. */
export function judgeEncryption({ tlsVersion, isLocal }: Pick<ServerState, 'tlsVersion' | 'isLocal'>): Judgement {
  if (tlsVersion !== null) return { verdict: 'ok', found: `The connection is encrypted by ${tlsVersion}.` };
  if (isLocal) return { verdict: 'ok', found: 'The connection is not encrypted, and does not leave the machine.' };
  return {
    verdict: 'warning',
    found: 'The connection is not encrypted.',
    remedy: 'Say sslmode=verify-full and sslrootcert in the address, unless the way to the server is a private one.',
  };
}

/** Connections are left for one process more. */
export function judgeConnections({ connections, maxConnections }: ServerState): Judgement {
  const found = `${connections} of ${maxConnections} connections are in use.`;
  if (connections < maxConnections * BUSY_SHARE) return { verdict: 'ok', found };
  return { verdict: 'warning', found, remedy: 'Raise max_connections, or look who holds them in pg_stat_activity.' };
}

/** What was committed outlives a crash. */
export function judgeDurability({ unsafeSettings }: ServerState): Judgement {
  if (unsafeSettings.length === 0) return { verdict: 'ok', found: 'What is committed outlives a crash of the server.' };
  return {
    verdict: 'warning',
    found: `A crash of the server can lose what was committed, with ${unsafeSettings.join(' and ')} off; the projector then says DATABASE_RESTORED.`,
    remedy: 'Set it to on, unless the data are to be thrown away.',
  };
}

/** The tables are those of this release. */
export function judgeSchema({ missingMigrations, unknownMigrations }: Pick<DatabaseState, 'missingMigrations' | 'unknownMigrations'>): Judgement {
  if (unknownMigrations.length > 0) {
    return { verdict: 'wrong', found: `The database is of a newer release: it has ${unknownMigrations.join(', ')}.`, remedy: 'Upgrade On Record.' };
  }
  if (missingMigrations.length > 0) return { verdict: 'wrong', found: `The database lacks ${missingMigrations.join(', ')}.`, remedy: 'Run `on-record setup`.' };
  return { verdict: 'ok', found: 'The tables are those of this release.' };
}

/** Readers can log in, and see the views only. */
export function judgeReader({ exists, canLogIn, reachesBeneathViews }: ReaderRoleState): Judgement {
  if (!exists) return { verdict: 'wrong', found: 'There is no role on_record_reader.', remedy: 'Run `on-record setup`.' };
  if (reachesBeneathViews) {
    return {
      verdict: 'wrong',
      found: 'The role on_record_reader reaches beneath the views, which withhold nothing from it then.',
      remedy: 'Revoke what was granted to it: it needs USAGE on read_v1 and SELECT on its views, and nothing else.',
    };
  }
  if (!canLogIn) return { verdict: 'warning', found: 'The role on_record_reader may not log in.', remedy: 'Run `on-record setup` with READER_PASSWORD.' };
  return { verdict: 'ok', found: 'The role on_record_reader may log in, and reaches the views only.' };
}

/** Nothing waits for an operator. */
export function judgeDeadLetters(open: readonly OpenDeadLetters[]): Judgement {
  const count = open.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return { verdict: 'ok', found: 'No dead letter is open.' };
  const codes = open.map((each) => `${each.code} ${each.count}`).join(', ');
  return { verdict: 'warning', found: `${count} dead letter(s) are open: ${codes}.`, remedy: 'Look at them with `on-record dead-letters list`, then retry or discard them.' };
}

/** This machine and Postgres agree on the time. */
export function judgeClock({ nowMs }: Pick<ServerState, 'nowMs'>, asked: { readonly fromMs: number; readonly untilMs: number }): Judgement {
  // The server read its clock at some moment between question and answer.
  const differenceMs = Math.max(0, asked.fromMs - nowMs, nowMs - asked.untilMs);
  const found = `The clocks of this machine and of Postgres differ by ${Math.round(differenceMs)} ms.`;
  if (differenceMs <= CLOCK_TOLERANCE_MS) return { verdict: 'ok', found };
  return { verdict: 'warning', found, remedy: 'Let both follow a time server: times of receipt come from the clocks of the ingestors.' };
}
