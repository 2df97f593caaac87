import { once } from 'node:events';
import { request as httpRequest, type ClientRequest } from 'node:http';
import { connect } from 'node:net';
import { runIngestor, signed, type RunningIngestor } from '../../test/running-ingestor';
import { until } from '../../../../test/support/until';

const anArticle = { guid: 'urn:example:1', version: 1, publishedAt: '2026-03-02T10:00:00Z', headline: 'Mayor speaks' };

let ingestor: RunningIngestor;
afterEach(() => ingestor.close());

/** A request whose body is still under way. */
function openRequest(path: string, headers: Record<string, string>): ClientRequest {
  const request = httpRequest(`${ingestor.url}${path}`, { method: 'POST', headers });
  request.on('error', () => undefined);
  request.flushHeaders();
  return request;
}

async function statusOf(request: ClientRequest): Promise<{ readonly status: number | undefined; readonly retryAfter: string | undefined; readonly connection: string | undefined }> {
  const [response] = await once(request, 'response');
  response.resume();
  return { status: response.statusCode, retryAfter: response.headers['retry-after'], connection: response.headers.connection };
}

describe('while the event log is away', () => {
  it('answers 503 with Retry-After, and takes the same delivery afterwards', async () => {
    ingestor = await runIngestor();
    ingestor.log.setAvailable(false);
    const away = await ingestor.push(anArticle);
    expect(away).toMatchObject({ status: 503, body: { code: 'LOG_UNAVAILABLE' } });
    expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    ingestor.log.setAvailable(true);
    expect((await ingestor.push(anArticle)).status).toBe(201);
    expect([ingestor.events('deliveries'), ingestor.events('articles')].map((events) => events.length)).toEqual([1, 1]);
  });

  it.each([
    ['a refusal', '{', {}],
    ['a refusal of unproven origin', anArticle, { isUnsigned: true }],
    ['a type without text', { type: 'video' }, {}],
  ])('answers 503 to %s too, for it cannot be kept', async (_case, body, how) => {
    ingestor = await runIngestor();
    ingestor.log.setAvailable(false);
    expect((await ingestor.push(body, how)).status).toBe(503);
  });

  it('still answers 200 to what it had acknowledged before', async () => {
    ingestor = await runIngestor();
    await ingestor.push(anArticle);
    ingestor.log.setAvailable(false);
    expect((await ingestor.push(anArticle)).status).toBe(200);
  });

  it('makes the same facts again when an acknowledgement was lost', async () => {
    ingestor = await runIngestor();
    await ingestor.push({ ...anArticle, guid: 'other' });
    ingestor.log.dropAcknowledgement();
    expect((await ingestor.push(anArticle)).status).toBe(503);
    expect((await ingestor.push(anArticle)).status).toBe(201);
    expect(new Set(ingestor.events('deliveries').map((event) => event.id)).size).toBe(2);
    expect(new Set(ingestor.events('articles').map((event) => event.id)).size).toBe(2);
  });
});

describe('under load', () => {
  it('answers 503 when there is no room for another delivery, and has room again afterwards', async () => {
    ingestor = await runIngestor({ intakeLimits: { deliveries: 1, bytes: 1_000 } });
    const slow = openRequest('/v1/push/open-desk', { 'content-type': 'application/json', 'content-length': '2' });
    slow.write('{');
    await until(async () => (await ingestor.push(anArticle)).status === 503, { withinMs: 2_000, describe: () => 'the slow delivery takes the room' });
    expect(await ingestor.push(anArticle)).toMatchObject({ status: 503, body: { code: 'INGESTOR_OVERLOADED' } });
    slow.end('}');
    expect((await statusOf(slow)).status).toBe(422);
    expect((await ingestor.push(anArticle)).status).toBe(201);
  });

  it('answers 503 when the bytes in work have no room', async () => {
    ingestor = await runIngestor({ intakeLimits: { deliveries: 10, bytes: 500 } });
    expect(await ingestor.push('x'.repeat(501))).toMatchObject({ status: 503, body: { code: 'INGESTOR_OVERLOADED' } });
    expect((await ingestor.push(anArticle)).status).toBe(201);
  });

  it('tells a sender that is too slow 503, not 408, which would be for good', async () => {
    ingestor = await runIngestor({ bodyLimits: { timeoutMs: 50 } });
    const slow = openRequest('/v1/push/open-desk', { 'content-type': 'application/json', 'content-length': '2' });
    expect(await statusOf(slow)).toMatchObject({ status: 503, retryAfter: '5' });
    slow.destroy();
  });

  it('gives room back when a sender goes away', async () => {
    ingestor = await runIngestor({ intakeLimits: { deliveries: 1, bytes: 1_000 } });
    const gone = openRequest('/v1/push/open-desk', { 'content-type': 'application/json', 'content-length': '2' });
    gone.write('{');
    await until(async () => (await ingestor.push(anArticle)).status === 503, { withinMs: 2_000, describe: () => 'the delivery takes the room' });
    gone.destroy();
    await until(async () => (await ingestor.push(anArticle)).status === 201, { withinMs: 2_000, describe: () => 'the room is given back' });
    expect(ingestor.events('refusals')).toEqual([]);
  });

  it('reads no further than its bound, keeps what it cannot prove within the allowance, and lets the sender see the answer', async () => {
    ingestor = await runIngestor({ bodyLimits: { keptBytes: 1_000, headBytes: 10, readBytes: 2_000 } });
    const answers = [await ingestor.push('x'.repeat(500_000)), await ingestor.push('x'.repeat(600_000))];
    expect(answers).toMatchObject([{ status: 413 }, { status: 413 }]);
    expect(answers[0]?.body['deliveryId']).toBe(answers[1]?.body['deliveryId']);
    expect(ingestor.events('refusals')[0]).toMatchObject({ payload: { body: { bytes: 2_000, isTruncated: true, base64: Buffer.from('x'.repeat(10)).toString('base64') } } });
  });

  it('answers what is not HTTP and goes on', async () => {
    ingestor = await runIngestor();
    const { port } = new URL(ingestor.url);
    const socket = connect(Number(port), '127.0.0.1').end('nonsense\r\n\r\n');
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await ingestor.push(anArticle)).status).toBe(201);
  });
});

describe('when it is told to stop', () => {
  it('answers the deliveries under way first', async () => {
    ingestor = await runIngestor();
    const body = JSON.stringify(anArticle);
    const headers = { 'content-type': 'application/json', 'content-length': String(body.length), 'x-on-record-signature': signed(body) };
    const underWay = openRequest('/v1/push/town-crier', headers);
    underWay.write(body.slice(0, 10));
    await ingestor.push({ ...anArticle, guid: 'other' });
    const closing = ingestor.close();
    underWay.end(body.slice(10));
    expect(await statusOf(underWay)).toMatchObject({ status: 201, connection: 'close' });
    await closing;
    expect(ingestor.events('articles')).toHaveLength(2);
    ingestor = await runIngestor();
  });

  it('counts its answers by status and code, and tells so at the end', async () => {
    ingestor = await runIngestor();
    await ingestor.push(anArticle);
    await ingestor.push(anArticle, { source: 'nobody' });
    await ingestor.push(anArticle, { source: 'nobody' });
    await ingestor.close();
    expect(ingestor.logLines.at(-2)).toMatchObject({ message: 'Deliveries answered since the start.', fields: { answers: { '201': 1, '404 SOURCE_UNKNOWN': 2 } } });
    ingestor = await runIngestor();
  });
});
