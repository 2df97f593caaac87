import { OnRecordError } from '@on-record/domain';
import { connect as connectPlainly, type Socket } from 'node:net';
import { connect as connectSafely } from 'node:tls';
import type { VersionRange } from './broker-versions';
import { tlsOptionsOf, type KafkaConnection } from './kafka-client';

/*
 * The one request that we make without KafkaJS, which asks it at each connect but gives the answer to nobody. Its version 0
 * is answered by every broker since Kafka 0.10, on each connection before anything else, logging in included:
 *
 *   request:  length int32, key int16 (18), version int16 (0), correlation id int32, client id (length int16, bytes)
 *   answer:   length int32, correlation id int32, error int16, count int32, then for each request: key, min, max (int16 each)
 */

const API_VERSIONS = 18;
const CORRELATION_ID = 1;
const HEAD_BYTES = 14;
const ENTRY_BYTES = 6;
/** No answer of this kind is longer; what is longer is no answer of a Kafka broker. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Asks the brokers one after the other; gives the first answer, or the last error. */
export async function askApiVersions(connection: KafkaConnection): Promise<ReadonlyMap<number, VersionRange>> {
  let failure: unknown;
  for (const address of connection.brokers) {
    try {
      return parseAnswer(await askBroker(address, connection));
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

async function askBroker(address: string, connection: KafkaConnection): Promise<Buffer> {
  const socket = open(address, connection);
  socket.setTimeout(connection.requestTimeoutMs ?? 5000, () => socket.destroy(new Error(`Broker ${address} gave no answer in time.`)));
  try {
    socket.write(request(connection.clientId));
    return await readAnswer(socket);
  } finally {
    socket.destroy();
  }
}

function open(address: string, { tls }: KafkaConnection): Socket {
  const [host = '', port] = address.split(':');
  const place = { host, port: Number(port) };
  if (tls === undefined || tls === false) return connectPlainly(place);
  return connectSafely({ ...place, ...(/^[\d.]+$/.test(host) ? {} : { servername: host }), ...tlsOptionsOf(tls) });
}

function request(clientId: string): Buffer {
  const name = Buffer.from(clientId);
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeInt32BE(HEAD_BYTES - 4 + name.length, 0);
  head.writeInt16BE(API_VERSIONS, 4);
  head.writeInt32BE(CORRELATION_ID, 8);
  head.writeInt16BE(name.length, 12);
  return Buffer.concat([head, name]);
}

function readAnswer(socket: Socket): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  let read = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    read = Buffer.concat([read, chunk]);
    if (isTlsAlert(read)) reject(wantsTls());
    const length = read.length < 4 ? 0 : read.readInt32BE(0);
    if (length < 0 || length > MAX_ANSWER_BYTES) reject(new Error('What answered is no Kafka broker.'));
    else if (length > 0 && read.length >= length + 4) resolve(read.subarray(4, length + 4));
  });
  socket.on('error', reject);
  socket.on('close', () => reject(new Error('The broker closed the connection without an answer.')));
  return promise;
}

/** The head of a record of TLS that carries an alert: its type and the major version, which no answer of Kafka begins with. */
function isTlsAlert(read: Buffer): boolean {
  return read[0] === 0x15 && read[1] === 3;
}

function wantsTls(): OnRecordError {
  return new OnRecordError('LOG_TLS_FAILED', 'No connection to Kafka can be made, for the broker speaks TLS at this port: set KAFKA_TLS=on, or take another port.');
}

function parseAnswer(answer: Buffer): ReadonlyMap<number, VersionRange> {
  const count = answer.length < 10 ? -1 : answer.readInt32BE(6);
  if (count < 0 || answer.length < 10 + count * ENTRY_BYTES || answer.readInt16BE(4) !== 0) throw new Error('The broker does not say which requests it answers.');
  const entries = Array.from({ length: count }, (_, place) => 10 + place * ENTRY_BYTES);
  return new Map(entries.map((at) => [answer.readInt16BE(at), { min: answer.readInt16BE(at + 2), max: answer.readInt16BE(at + 4) }]));
}
