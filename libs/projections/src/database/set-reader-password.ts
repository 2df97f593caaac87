import { OnRecordError } from '@on-record/domain';
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Database } from './open-database';

/** The role that may read the views of `read_v1` and nothing else. */
export const READER_ROLE = 'on_record_reader';

const ITERATIONS = 4_096;
const ATTEMPTS = 10;

/**
 * Lets the reader's role log in with a password. Only its SCRAM verifier (RFC 5803) goes to the server, so that the
 * password itself stands in no log. Fails with CONFIGURATION_INVALID for one that is not printable ASCII (which would
 * need SASLprep).
 */
export async function setReaderPassword(database: Database, password: string): Promise<void> {
  if (!/^[\x21-\x7e]{16,200}$/.test(password)) {
    throw new OnRecordError('CONFIGURATION_INVALID', 'The password of the reader must be 16 to 200 printable ASCII characters without spaces.');
  }
  const verifier = scramVerifier(password, randomBytes(16));
  await database.connection("setting the reader's password", async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(`ALTER ROLE ${READER_ROLE} LOGIN PASSWORD ${client.escapeLiteral(verifier)}`);
        return;
      } catch (error) {
        if (attempt === ATTEMPTS || !isConcurrentUpdate(error)) throw error;
      }
    }
  });
}

/** What the server stores of a password under SCRAM-SHA-256; it cannot be turned back into the password. */
export function scramVerifier(password: string, salt: Buffer): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, 32, 'sha256');
  const keyed = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}

/** Roles belong to the server: two databases that set the password at once get "tuple concurrently updated" (XX000). */
function isConcurrentUpdate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'XX000';
}
