import { readFileSync } from 'node:fs';
import { platform, userInfo } from 'node:os';
import type { Account } from './child-process.ts';
import { runCommand } from './run-command.ts';

/** Users that a machine may have for a server that must not run as root, best first. */
const candidates: readonly string[] = platform() === 'darwin' ? ['_postgres', 'postgres', 'nobody'] : ['postgres', 'nobody'];

/** The account that PostgreSQL is to run as: ours, which is `undefined`, or, as PostgreSQL refuses to be root, that of another user. */
export async function postgresAccount(): Promise<Account | undefined> {
  if (userInfo().uid !== 0) return undefined;
  for (const name of candidates) {
    const account = accountFromPasswd(readPasswd(), name) ?? (await accountById(name));
    if (account !== undefined) return account;
  }
  throw new Error(`PostgreSQL does not run as root, and this machine has none of the users ${candidates.join(', ')}. Start as an ordinary user, or set DATABASE_URL.`);
}

/** The account of a user in the text of passwd(5); never one of root's group or root itself. */
export function accountFromPasswd(passwd: string, name: string): Account | undefined {
  const fields = passwd.split('\n').map((line) => line.split(':')).find(([user]) => user === name);
  return toAccount(fields?.[2], fields?.[3]);
}

/** macOS keeps its users elsewhere. */
async function accountById(name: string): Promise<Account | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runCommand({ command: 'id', arguments: [flag, name], withinMs: 5_000 })));
  return uid?.isOk === true && gid?.isOk === true ? toAccount(uid.output.trim(), gid.output.trim()) : undefined;
}

/** `nobody` has the number -2 on macOS, which the system calls take as an unsigned one. */
function toAccount(uid: string | undefined, gid: string | undefined): Account | undefined {
  if (uid === undefined || gid === undefined || !/^-?\d+$/.test(uid) || !/^-?\d+$/.test(gid)) return undefined;
  const account = { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
  return account.uid === 0 || account.gid === 0 ? undefined : account;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}
