import type { Event } from '@on-record/domain';
import { LogFeed } from '../../../../test/support/log-feed';
import { openReadModels } from '../../../../test/support/open-read-models';
import { received, retracted } from '../../../../test/support/recorded-articles';
import { findFactsOfArticles, findFactsOfDeliveries } from './find-delivered-facts';

const { database } = openReadModels('delivered facts');
const deliveries = [1, 2, 3].map((number) => `c0ffee00-0000-5000-8000-00000000000${number}`);
const broughtBy = (deliveryId: string, event: Event): Event => JSON.parse(JSON.stringify(event).replace(/"deliveryId":"[^"]+"/, `"deliveryId":"${deliveryId}"`)) as Event;

it('tells of deliveries what they became, and whether anything of the article comes after it', async () => {
  const [first, second] = [1, 2].map((version) => received({ source: 'daily', guid: 'one', version, text: `Harbour ${version}\nNobody spoke.` }));
  await new LogFeed(database()).project([broughtBy(deliveries[0]!, first!), broughtBy(deliveries[1]!, second!), broughtBy(deliveries[2]!, retracted(second!))]);
  const facts = await findFactsOfDeliveries(database(), [...deliveries, 'c0ffee00-0000-5000-8000-000000000009']);
  expect(facts.map(({ deliveryId, isNewest }) => [deliveryId, isNewest]).sort()).toEqual([[deliveries[0], false], [deliveries[1], true], [deliveries[2], true]]);
  expect(facts[0]).toMatchObject({ articleId: first!.subject, orderKey: { version: expect.any(Number) as number, receivedAtMs: 0 } });
  expect(await findFactsOfArticles(database(), [first!.subject])).toHaveLength(3);
  expect(await findFactsOfDeliveries(database(), [])).toEqual([]);
});
