import { createHmac } from 'node:crypto';
import { articleIdOf, deliveryIdOf, sha256Hex } from '@on-record/domain';
import { runIngestor, SECRETS, signed, type RunningIngestor } from '../../test/running-ingestor';

const anArticle = { guid: 'urn:example:1', version: 1, publishedAt: '2026-03-02T10:00:00+0000', headline: 'Mayor speaks', body: { format: 'text', content: 'She said no.' } };

let ingestor: RunningIngestor;
beforeEach(async () => {
  ingestor = await runIngestor();
});
afterEach(() => ingestor.close());

describe('a delivery that is taken', () => {
  it('is answered 201 with its ids once delivery and article are in the log', async () => {
    const traceparent = '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01';
    const { status, headers, body } = await ingestor.push(anArticle, { headers: { traceparent, cookie: 'a=b', authorization: 'Bearer x', 'x-request-id': 'r-1' } });
    const [delivery] = ingestor.events('deliveries');
    const [article] = ingestor.events('articles');
    expect(status).toBe(201);
    expect(headers.get('content-type')).toContain('application/json');
    const articleId = articleIdOf('town-crier', 'urn:example:1');
    expect(body).toEqual({ articleId, revisionId: expect.any(String), eventId: article?.id, deliveryId: delivery?.subject, status: 'recorded' });
    expect(article).toMatchObject({
      type: 'ArticleReceived', subject: articleId, correlationid: delivery?.subject, causationid: delivery?.id, traceparent, time: '2026-03-02T12:00:00.000Z',
      payload: { revisionId: body['revisionId'], source: 'town-crier', version: 1, content: { text: 'Mayor speaks\nShe said no.', language: 'en', timeZone: 'Europe/London' } },
    });
    expect(delivery).toMatchObject({ type: 'DeliveryReceived', payload: { authentication: 'hmac-sha256', format: 'on-record-json', body: { isTruncated: false } } });
    expect(delivery?.type === 'DeliveryReceived' && Buffer.from(delivery.payload.body.base64, 'base64').toString()).toBe(JSON.stringify(anArticle));
    expect(delivery?.type === 'DeliveryReceived' && delivery.payload.headers).toMatchObject({ 'x-request-id': 'r-1', 'content-type': 'application/json' });
    expect(JSON.stringify(delivery?.payload)).not.toMatch(/authorization|cookie|signature/);
  });

  it('is answered 200 with the same ids when it is sent again', async () => {
    const first = await ingestor.push(anArticle);
    const again = await ingestor.push(anArticle);
    const reformatted = await ingestor.push(JSON.stringify(anArticle, undefined, 2));
    expect([first.status, again.status, reformatted.status]).toEqual([201, 200, 200]);
    expect(again.body).toEqual(first.body);
    expect(reformatted.body).toEqual(first.body);
    expect(ingestor.events('articles')).toHaveLength(1);
    expect(ingestor.events('deliveries')).toHaveLength(2);
  });

  it('is recorded anew for each state of an article without version and date, up to A, B, A', async () => {
    const undated = (headline: string) => ({ guid: '2', publishedAt: anArticle.publishedAt, headline });
    const statuses: number[] = [];
    for (const headline of ['A', 'A', 'B', 'A', 'A']) statuses.push((await ingestor.push(undated(headline))).status);
    expect(statuses).toEqual([201, 200, 201, 201, 200]);
    const keys = ingestor.events('articles').map((event) => event.type === 'ArticleReceived' && event.payload.orderKey.receivedAtMs);
    const noon = Date.UTC(2026, 2, 2, 12);
    expect(keys.toSorted()).toEqual([noon, noon + 1, noon + 2]);
  });

  it('is recorded once for each content under one version number', async () => {
    const statuses: number[] = [];
    for (const headline of ['A', 'B', 'A', 'B']) statuses.push((await ingestor.push({ ...anArticle, headline })).status);
    expect(statuses).toEqual([201, 201, 200, 200]);
  });

  it('retracts the article when its status says so, and reads nothing of the notice', async () => {
    const notice = { guid: anArticle.guid, version: 2, status: 'canceled', reason: 'Wrong person', headline: 'KILL', body: { format: 'text', content: 'He said to kill it.' } };
    const { status, body } = await ingestor.push(notice);
    const again = await ingestor.push(notice);
    const [event] = ingestor.events('articles');
    expect([status, again.status]).toEqual([201, 200]);
    expect(body).toEqual({ articleId: articleIdOf('town-crier', anArticle.guid), retractionId: expect.any(String), eventId: event?.id, deliveryId: expect.any(String), status: 'retracted' });
    expect(again.body).toEqual(body);
    expect(event).toMatchObject({ type: 'ArticleRetracted', payload: { by: { kind: 'source', status: 'canceled', reason: 'Wrong person', orderKey: { version: 2 } } } });
    expect(JSON.stringify(event)).not.toContain('He said');
  });

  it('is acknowledged with 200 and left alone when its type has no text', async () => {
    const { status, body } = await ingestor.push({ guid: 'p', type: 'picture' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'ignored', eventId: ingestor.events('refusals')[0]?.id });
    expect(ingestor.events('refusals')).toMatchObject([{ type: 'DeliveryIgnored' }]);
    expect(ingestor.events('articles')).toEqual([]);
  });

  it.each<[string, string, Record<string, string>, string]>([
    ['the second secret', 'town-crier', { 'x-on-record-signature': signed(JSON.stringify(anArticle), SECRETS[1]) }, 'hmac-sha256'],
    ['Superdesk’s header', 'town-crier', { 'x-superdesk-signature': signed(JSON.stringify(anArticle)) }, 'hmac-sha256'],
    ['SHA-1 where the source allows it', 'old-desk', { 'x-superdesk-signature': `sha1=${createHmac('sha1', SECRETS[0]).update(JSON.stringify(anArticle)).digest('hex')}` }, 'hmac-sha1'],
    ['no signature where the source allows that', 'open-desk', {}, 'unsigned'],
  ])('may be proven by %s', async (_case, source, headers, authentication) => {
    expect((await ingestor.push(anArticle, { source, headers, isUnsigned: true })).status).toBe(201);
    expect(ingestor.events('deliveries')).toMatchObject([{ payload: { authentication } }]);
  });

  it('may have 10,000,000 bytes', async () => {
    const frame = JSON.stringify({ ...anArticle, body: { format: 'text', content: '' } });
    const whole = frame.replace('"content":""', `"content":"${'word '.repeat(2_000_000).slice(0, 10_000_000 - frame.length)}"`);
    expect(whole).toHaveLength(10_000_000);
    expect((await ingestor.push(whole)).status).toBe(201);
    expect(ingestor.events('deliveries')).toMatchObject([{ payload: { body: { bytes: 10_000_000, isTruncated: false } } }]);
  }, 30_000);

  it('keeps no traceparent that is not valid', async () => {
    await ingestor.push(anArticle, { headers: { traceparent: '00-00000000000000000000000000000000-0123456789abcdef-01' } });
    expect(ingestor.events('articles')[0]?.traceparent).toBeUndefined();
  });
});

describe('a delivery that is refused for good', () => {
  it.each<[string, unknown, Record<string, string>, number, string]>([
    ['not JSON', '{"guid":', {}, 400, 'DELIVERY_BODY_INVALID'],
    ['not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), {}, 400, 'DELIVERY_BODY_INVALID'],
    ['an empty body', '', {}, 400, 'DELIVERY_BODY_INVALID'],
    ['a field with a fault', { ...anArticle, publishedAt: '1969-01-01T00:00:00Z' }, {}, 422, 'DELIVERY_FIELD_INVALID'],
    ['another media type', '<xml/>', { 'content-type': 'application/xml' }, 415, 'DELIVERY_MEDIA_TYPE_UNSUPPORTED'],
    ['another charset', anArticle, { 'content-type': 'application/json; charset=utf-16' }, 415, 'DELIVERY_MEDIA_TYPE_UNSUPPORTED'],
    ['a compressed body', 'x', { 'content-encoding': 'gzip' }, 415, 'DELIVERY_MEDIA_TYPE_UNSUPPORTED'],
  ])('%s', async (_case, sent, headers, status, code) => {
    const answer = await ingestor.push(sent, { headers });
    const [refusal] = ingestor.events('refusals');
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.body).toMatchObject({ status, code, type: expect.stringContaining(code), detail: expect.any(String), remedy: expect.any(String), faults: expect.any(Array) });
    expect(refusal).toMatchObject({ type: 'DeliveryRefused', subject: answer.body['deliveryId'], payload: { httpStatus: status, code, faults: answer.body['faults'] } });
    expect(ingestor.events('deliveries')).toMatchObject([{ subject: answer.body['deliveryId'] }]);
    expect(ingestor.events('articles')).toEqual([]);
  });

  it.each<[string, { isUnsigned: true } | { secret: string }, string]>([
    ['without a signature', { isUnsigned: true }, 'DELIVERY_SIGNATURE_MISSING'],
    ['with a wrong one', { secret: 'not a secret of this source' }, 'DELIVERY_SIGNATURE_INVALID'],
  ])('%s: 401, kept, but never as a delivery', async (_case, how, code) => {
    const answer = await ingestor.push(anArticle, how);
    expect(answer).toMatchObject({ status: 401, body: { code } });
    expect(answer.headers.get('www-authenticate')).toContain('HMAC-SHA256');
    expect(ingestor.events('refusals')).toMatchObject([{ type: 'DeliveryRefused', payload: { httpStatus: 401, code, body: { isTruncated: false } } }]);
    expect(ingestor.events('deliveries')).toEqual([]);
  });

  it('is the same refused delivery when it is sent again', async () => {
    const first = await ingestor.push('no');
    const again = await ingestor.push('no');
    expect(again.body).toEqual(first.body);
    const contentType = 'application/json';
    expect(first.body['deliveryId']).toBe(deliveryIdOf('town-crier', contentType, sha256Hex(new TextEncoder().encode('no'))));
    expect(new Set(ingestor.events('refusals').map((event) => event.id)).size).toBe(1);
  });

  it('without proof is kept 100 times a day and source', async () => {
    for (let place = 0; place < 103; place += 1) await ingestor.push(`forged ${place}`, { isUnsigned: true });
    expect((await ingestor.push('forged 0', { isUnsigned: true })).status).toBe(401);
    expect((await ingestor.push(anArticle, { source: 'old-desk', isUnsigned: true })).status).toBe(401);
    const kept = ingestor.events('refusals').map((event) => event.type === 'DeliveryRefused' && event.payload.source);
    expect(kept.filter((source) => source === 'town-crier')).toHaveLength(101);
    expect(kept.filter((source) => source === 'old-desk')).toHaveLength(1);
  });

  it('over the limit is answered 413, its head and the hash of the whole kept', async () => {
    const huge = Buffer.alloc(10_000_001, 'a');
    const answer = await ingestor.push(huge);
    expect(answer).toMatchObject({ status: 413, body: { code: 'DELIVERY_TOO_LARGE' } });
    expect(ingestor.events('refusals')).toMatchObject([{ payload: { body: { bytes: 10_000_001, isTruncated: true, sha256: sha256Hex(huge) } } }]);
    const [event] = ingestor.events('refusals');
    expect(event?.type === 'DeliveryRefused' && Buffer.from(event.payload.body.base64, 'base64')).toHaveLength(65_536);
    expect(ingestor.events('deliveries')).toEqual([]);
    expect((await ingestor.push(huge, { secret: 'not a secret of this source' })).status).toBe(401);
  }, 30_000);

  it('is not known: 404, counted only', async () => {
    for (const source of ['nobody', '__proto__', 'a%2Fb', 'TOWN-CRIER']) {
      expect(await ingestor.push(anArticle, { source })).toMatchObject({ status: 404, body: { code: 'SOURCE_UNKNOWN' } });
    }
    expect(ingestor.events('refusals')).toEqual([]);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('comes by %s: 405', async (method) => {
    const response = await fetch(`${ingestor.url}/v1/push/town-crier`, { method });
    expect([response.status, response.headers.get('allow'), response.headers.get('content-type')]).toEqual([405, 'POST', 'application/problem+json']);
    expect(await response.json()).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  });

  it.each(['/v1/push', '/v1/push/%zz', '/', '/v1/push/a/b'])('goes to no endpoint: %s', async (path) => {
    const response = await fetch(`${ingestor.url}${path}`, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
  });
});
