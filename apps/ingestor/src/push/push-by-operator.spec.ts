import { runIngestor, type RunningIngestor } from '../../test/running-ingestor';

const TOKEN = 'the-token-of-the-operator-of-the-tests';
const anArticle = { guid: 'urn:example:1', version: 1, publishedAt: '2026-03-02T10:00:00+0000', headline: 'Mayor speaks' };
const asOperator = { isUnsigned: true, headers: { authorization: `Bearer ${TOKEN}`, 'x-correlation-id': 'act-1' } };

let ingestor: RunningIngestor;
afterEach(() => ingestor.close());

const authentications = (): readonly unknown[] => ingestor.events('deliveries').map((event) => event.type === 'DeliveryReceived' && event.payload.authentication);

/** Everything that the ingestor has put into the log, its own and ours. */
function everythingKept(): string {
  const records = (['deliveries', 'articles', 'refusals', 'control'] as const).flatMap((role) => ingestor.log.records(`test.${role}`));
  const kept = records.map(({ key, headers, value }) => [key, JSON.stringify(headers), Buffer.from(value ?? []).toString()].join(' '));
  return [...kept, JSON.stringify(ingestor.logLines)].join('\n');
}

describe('a delivery by the operator', () => {
  beforeEach(async () => {
    ingestor = await runIngestor({ operatorToken: TOKEN });
  });

  it('is taken without the signature of its source, and the log says whose word it was', async () => {
    expect((await ingestor.push(anArticle, asOperator)).status).toBe(201);
    expect(authentications()).toEqual(['operator']);
    expect(ingestor.events('deliveries')[0]).toMatchObject({ payload: { headers: { 'x-correlation-id': 'act-1' } } });
  });

  it('is taken though its signature is wrong', async () => {
    const refused = await ingestor.push(anArticle, { secret: 'another secret than the right one' });
    const resubmitted = await ingestor.push(anArticle, { ...asOperator, isUnsigned: false, secret: 'another secret than the right one' });
    expect([refused.status, resubmitted.status]).toEqual([401, 201]);
    expect(resubmitted.body['deliveryId']).toBe(refused.body['deliveryId']);
  });

  it('doubles nothing when it comes again', async () => {
    const statuses = [await ingestor.push(anArticle), await ingestor.push(anArticle, asOperator), await ingestor.push(anArticle, asOperator)].map(({ status }) => status);
    expect(statuses).toEqual([201, 200, 200]);
    expect(authentications()).toEqual(['hmac-sha256']);
    expect(ingestor.events('articles')).toHaveLength(1);
  });

  it('is refused for what is wrong with it all the same', async () => {
    expect((await ingestor.push({ guid: '1' }, asOperator)).status).toBe(422);
    expect((await ingestor.push(anArticle, { ...asOperator, source: 'no-such-source' })).status).toBe(404);
  });

  it('is refused as unsigned with another token', async () => {
    const { status, body } = await ingestor.push(anArticle, { isUnsigned: true, headers: { authorization: `Bearer ${TOKEN}x` } });
    expect([status, body['code']]).toEqual([401, 'DELIVERY_SIGNATURE_MISSING']);
    expect(ingestor.events('deliveries')).toEqual([]);
  });

  it('leaves the token nowhere: not in the log of events, not in that of the process, not in an answer', async () => {
    const answers = [await ingestor.push(anArticle, asOperator), await ingestor.push({ guid: '1' }, asOperator), await ingestor.push('{', { ...asOperator, source: 'nobody' })];
    expect(everythingKept()).toContain('act-1');
    expect(`${everythingKept()}${JSON.stringify(answers.map(({ body }) => body))}`).not.toContain(TOKEN);
  });
});

describe('an ingestor without an operator token', () => {
  beforeEach(async () => {
    ingestor = await runIngestor();
  });

  it.each([`Bearer ${TOKEN}`, 'Bearer undefined', 'Bearer '])('lets nobody in by %j', async (authorization) => {
    expect((await ingestor.push(anArticle, { isUnsigned: true, headers: { authorization } })).status).toBe(401);
  });

  it('takes signed deliveries whatever authorization a proxy adds', async () => {
    expect((await ingestor.push(anArticle, { headers: { authorization: 'Basic eDp5' } })).status).toBe(201);
  });
});
