import { connect } from 'node:net';
import { waitUntil } from './wait-until.ts';

const answerWithinMs = 2_000;

/**
 * A Metadata request, version 6, for no topic at all. Kafka 4 still answers that version (KIP-896), and a broker shows itself in the answer only once the
 * controller has let it in: a port that merely accepts connections says less.
 */
const metadataRequest = Buffer.from([
  0, 0, 0, 15, // length of what follows
  0, 3, // API key: Metadata
  0, 6, // API version
  0, 0, 0, 1, // correlation id
  0xff, 0xff, // no client id
  0, 0, 0, 0, // no topics
  0, // create none
]);

/** Waits until the broker at a `host:port` takes requests; throws when the deadline passes or `giveUp` says why waiting is in vain. */
export async function waitForKafka(address: string, withinMs: number, giveUp: () => string | undefined = () => undefined): Promise<void> {
  const reason = await waitUntil(async () => giveUp() ?? ((await countBrokers(address)) > 0 && 'ready'), { withinMs, describe: `the broker at ${address}` });
  if (reason !== 'ready') throw new Error(reason);
}

/** How many live brokers the broker at an address knows; throws when it does not answer. */
export function countBrokers(address: string): Promise<number> {
  const { host, port } = parseAddress(address);
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port });
    let received = Buffer.alloc(0);
    const fail = (why: string): void => {
      socket.destroy();
      reject(new Error(`${address}: ${why}`));
    };
    socket.setTimeout(answerWithinMs, () => fail('no answer'));
    socket.once('error', (error) => fail(error.message));
    socket.once('close', () => fail('the connection was closed'));
    socket.once('connect', () => socket.write(metadataRequest));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      // Length, correlation id and throttle time, 4 bytes each, then the number of brokers.
      if (received.length < 16) return;
      resolve(received.readInt32BE(12));
      socket.destroy();
    });
  });
}

/** Splits `host:port`, IPv6 in square brackets included; throws when it is something else. */
export function parseAddress(address: string): { readonly host: string; readonly port: number } {
  const colon = address.lastIndexOf(':');
  const host = address.slice(0, Math.max(colon, 0)).replace(/^\[|\]$/g, '');
  const port = Number(address.slice(colon + 1));
  if (host === '' || !Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`"${address}" is no address of the form host:port.`);
  return { host, port };
}

/** Waits until the port of an address takes connections; all that can be asked of a broker behind TLS. */
export function waitForPort(address: string, withinMs: number): Promise<unknown> {
  const { host, port } = parseAddress(address);
  const attempt = (): Promise<boolean> =>
    new Promise((resolve, reject) => {
      const socket = connect({ host, port, timeout: answerWithinMs });
      socket.once('connect', () => resolve(true)).once('connect', () => socket.destroy());
      socket.once('timeout', () => reject(new Error('no answer'))).once('timeout', () => socket.destroy());
      socket.once('error', reject);
    });
  return waitUntil(attempt, { withinMs, describe: `something that listens on ${address}` });
}
