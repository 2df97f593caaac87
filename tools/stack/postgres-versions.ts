/** The major versions of PostgreSQL that On Record runs on, oldest first. */
export const postgresVersions: readonly number[] = [15, 16, 17, 18];

/** The oldest PostgreSQL that On Record runs on. */
export const oldestPostgres = 15;

/** The newest PostgreSQL that On Record is tested on; what is started when none is named. */
export const newestPostgres = 18;

/** The first PostgreSQL that knows the locale C.UTF-8 by itself, whatever the system has. */
const firstWithBuiltinLocale = 17;

/** Flags for initdb, so that text is UTF-8 and comes in the order of code points on every machine, and letters are those of Unicode. */
export function localeFlags(version: number, platform: NodeJS.Platform): readonly string[] {
  if (version >= firstWithBuiltinLocale) return ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8'];
  return ['--locale=C', `--lc-ctype=${platform === 'darwin' ? 'UTF-8' : 'C.UTF-8'}`, '--encoding=UTF8'];
}
