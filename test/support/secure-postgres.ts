import { startPostgres } from '../../tools/stack/local-postgres.ts';
import { newAuthority, newCertificate, type Certificate } from './certificates';
import { dropStack, openThrowAwayFolder, root } from './test-stack';

/** A Postgres of a test's own that serves by TLS alone. Its certificate is for `localhost`, and not for the number of that address. */
export interface SecurePostgres {
  /** The address by the name of the certificate, with the owner's password. */
  readonly url: string;
  /** The authority that its certificate is signed by, and one that has nothing to do with it. */
  readonly authority: Certificate;
  readonly stranger: Certificate;
  /** A certificate by which its bearer is the role `certified`, which has to be made first. */
  readonly client: Certificate;
  readonly end: () => Promise<void>;
}

/** Starts it. */
export async function startSecurePostgres(): Promise<SecurePostgres> {
  const state = openThrowAwayFolder();
  const [authority, stranger] = [await newAuthority('Authority of the tests'), await newAuthority('Another authority')];
  const access = ['hostssl all certified 127.0.0.1/32 cert', 'hostssl all all 127.0.0.1/32 scram-sha-256'];
  const tls = { ...(await newCertificate(authority, { host: 'localhost' })), clientAuthority: authority.cert, access };
  const service = await startPostgres({ root, state, isThrowAway: true, tls });
  const url = new URL(service.url);
  url.hostname = 'localhost';
  return {
    url: url.href, authority, stranger,
    client: await newCertificate(authority, { name: 'certified' }),
    end: async () => {
      await service.stop();
      await dropStack(state);
    },
  };
}
