import type { Event } from '@on-record/domain';
import { LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { received, retracted } from '../../../../test/support/recorded-articles';
import { findRecordedDeliveries } from './find-recorded-deliveries';

const { database } = openReadModels('recorded deliveries');
const UNKNOWN = '0b9f6c1e-4d1a-5c55-8f0e-2f3f6f1f9a11';

const BROUGHT = 'c0ffee00-0000-5000-8000-000000000001';
const TAKEN = 'c0ffee00-0000-5000-8000-000000000002';
const broughtBy = (deliveryId: string, event: Event): Event => JSON.parse(JSON.stringify(event).replace(/"deliveryId":"[^"]+"/, `"deliveryId":"${deliveryId}"`)) as Event;

it('finds a delivery that became a revision and one that became a retraction, and no others', async () => {
  const article = received({ source: 'daily', guid: 'one', text: 'Harbour\nNobody said anything.' });
  await new LogFeed(database()).project([broughtBy(BROUGHT, article), broughtBy(TAKEN, retracted(article))]);
  expect(await findRecordedDeliveries(database(), [BROUGHT, TAKEN, UNKNOWN])).toEqual(new Set([BROUGHT, TAKEN]));
  expect(await findRecordedDeliveries(database(), [])).toEqual(new Set());
});

it.each(['article_revisions', 'retractions'])('need not look at all of %s to find a delivery', async (table) => {
  const plan = await database().transaction('looking at the plan', async (client) => {
    await client.query('SET LOCAL enable_seqscan = off');
    return (await client.query(`EXPLAIN SELECT delivery_id FROM ${table} WHERE delivery_id = ANY($1::uuid[])`, [[UNKNOWN]])).rows;
  });
  expect(JSON.stringify(plan)).toContain(`${table}_by_delivery`);
});
