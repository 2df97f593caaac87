import type { LogFields, Logger } from '@on-record/runtime';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createOverridesDoor, type HandedOn } from './overrides-door';

const TOKEN = 'the-token-of-the-editors';
const finding = { kind: 'accusation', key: '00000000-0000-5000-8000-000000000001', articleId: '00000000-0000-5000-8000-000000000002' } as const;
const correction = { change: { kind: 'hidden' }, by: { actor: 'Ann Lee', reason: 'She only asked.' }, token: TOKEN } as const;

const lines: [string, LogFields | undefined][] = [];
const logger: Logger = { debug: () => undefined, info: () => undefined, warn: (message, fields) => void lines.push([message, fields]), error: () => undefined, child: () => logger };

let server: Server;
let received: { readonly request: IncomingMessage; readonly body: string }[];

async function send(answer: RequestListener, timeoutMs = 2_000, editedAt?: string): Promise<HandedOn> {
  received = [];
  server = createServer((request, response) => void text(request).then((body) => {
    received.push({ request, body });
    answer(request, response);
  })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  // An address is an object wherever a port is listened on.
  const { port } = server.address() as AddressInfo;
  try {
    return await createOverridesDoor({ url: `http://127.0.0.1:${port}/v1/overrides`, logger, nowMs: () => Date.UTC(2026, 2, 2, 12), timeoutMs }).send({ ...finding, editedAt }, correction);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const problem = (status: number, body: object): RequestListener => (_request, response) => response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));

describe('handing a correction on', () => {
  it('sends the act with its moment as JSON, and the token in its header alone', async () => {
    expect(await send(problem(201, {}))).toEqual({ kind: 'recorded' });
    const [{ request, body }] = received as [typeof received[number]];
    expect([request.method, request.url, request.headers['content-type'], request.headers.authorization]).toEqual(['POST', '/v1/overrides', 'application/json', `Bearer ${TOKEN}`]);
    expect(JSON.parse(body)).toEqual({ articleId: finding.articleId, finding: { kind: 'accusation', key: finding.key }, change: { kind: 'hidden' }, by: correction.by, overriddenAt: '2026-03-02T12:00:00.000Z' });
  });

  it('sends a later moment than that of the correction which it takes the place of', async () => {
    await send(problem(201, {}), 2_000, '2026-03-02T12:00:30.000Z');
    expect(JSON.parse(received[0]!.body)).toMatchObject({ overriddenAt: '2026-03-02T12:00:30.001Z' });
  });

  it.each<[string, RequestListener, HandedOn]>([
    ['a wrong token', problem(401, {}), { kind: 'not-allowed' }],
    ['a refusal', problem(422, { detail: 'It has faults.', faults: [{ pointer: '/by', message: 'is missing' }] }), { kind: 'refused', why: 'It has faults. /by: is missing' }],
    ['a refusal of another make', problem(400, { other: true }), { kind: 'refused', why: '' }],
    ['a log that is away', problem(503, {}), { kind: 'away' }],
    ['an address at which there is no door', problem(404, {}), { kind: 'away' }],
    ['a success of another kind', problem(200, {}), { kind: 'away' }],
    ['a broken connection', (request) => request.socket.destroy(), { kind: 'away' }],
    ['an answer that never comes', () => undefined, { kind: 'away' }],
  ])('%s is told as such', async (_case, answer, expected) => {
    expect(await send(answer, 500)).toEqual(expected);
  });

  it('follows no redirect with the token', async () => {
    const seen: (string | undefined)[] = [];
    expect(await send((request, response) => {
      seen.push(request.url);
      response.writeHead(307, { location: '/elsewhere' }).end();
    })).toEqual({ kind: 'away' });
    expect(seen).toEqual(['/v1/overrides']);
  });

  it('reads no more of an answer than a problem needs', async () => {
    expect(await send((_request, response) => {
      response.writeHead(422);
      const more = (): boolean => response.write('x'.repeat(65_536)) && more();
      response.on('drain', more).on('error', () => undefined);
      more();
    })).toEqual({ kind: 'refused', why: '' });
  });

  it('leaves the token in no line of the log', () => {
    expect(lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(lines.map(([message, fields]) => [message, String(fields?.['error']), fields]))).not.toContain(TOKEN);
  });
});
