import { messageOf } from './error-message.ts';
import { givenSetting } from './given-settings.ts';
import { startPostgres, type LocalPostgres, type PostgresWish } from './local-postgres.ts';
import { waitForPort } from './kafka-probe.ts';
import { neverEnds } from './running-service.ts';

/** Gives the PostgreSQL of `DATABASE_URL` where that is set, and one of our own otherwise. One that was given is never silently replaced. */
export async function resolvePostgres(wish: PostgresWish, environment: NodeJS.ProcessEnv): Promise<LocalPostgres> {
  const given = givenSetting('DATABASE_URL', environment);
  if (given === undefined) return startPostgres(wish);
  const address = databaseAddress(given);
  await waitForPort(address, 10_000).catch((error: unknown) => {
    throw new Error(`DATABASE_URL is set, but cannot be used: ${messageOf(error)}`, { cause: error });
  });
  return { url: given, address, origin: 'given by DATABASE_URL', isGiven: true, ended: neverEnds(), stop: () => Promise.resolve() };
}

/** The `host:port` of a connection string. Throws, without repeating it, as it may hold a password. */
export function databaseAddress(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^postgres(ql)?:$/.test(parsed.protocol) || parsed.hostname === '') {
    throw new Error('DATABASE_URL is no address of the form postgresql://user:password@host:port/database.');
  }
  return `${parsed.hostname}:${parsed.port === '' ? '5432' : parsed.port}`;
}

/** The same database, entered by another role. */
export function enteredAs(url: string, role: string, password: string): string {
  const entered = new URL(url);
  entered.username = role;
  entered.password = password;
  return entered.href;
}

/** A connection string that may be shown. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  return shown.href;
}
