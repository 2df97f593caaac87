import { eventIdOf, makeEvent, topicNamesOf, type EventLog } from '@on-record/domain';
import { createMemoryLog } from '@on-record/event-log';
import { createFactWriter } from './fact-writer';

const deliveryId = '11111111-1111-5111-8111-111111111111';
const aFact = makeEvent(
  'DeliveryIgnored',
  { id: eventIdOf('DeliveryIgnored', deliveryId), subject: deliveryId, time: '2026-03-02T12:00:00.000Z', correlationId: deliveryId, causationId: deliveryId },
  { deliveryId, source: 'town-crier', format: 'on-record-json', receivedAt: '2026-03-02T12:00:00.000Z', reason: 'A picture.' },
);

function writerTo(append: EventLog['append'], budgetMs: number): ReturnType<typeof createFactWriter> {
  return createFactWriter({ log: { ...createMemoryLog(), append }, topicNames: topicNamesOf('test'), budgetMs });
}

describe('appending facts of a delivery', () => {
  it('gives up on a log that keeps silent', async () => {
    const append = writerTo(() => new Promise(() => undefined), 20)();
    await expect(append(aFact)).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE', retriable: true });
  });

  it('leaves each fact only the time that the ones before it left', async () => {
    const deadlines: (number | undefined)[] = [];
    const append = writerTo((_records, options) => {
      deadlines.push(options?.deadlineMs);
      return new Promise((resolve) => setTimeout(resolve, 30));
    }, 1_000)();
    await append(aFact);
    await append(aFact);
    expect(deadlines[0]).toBeLessThanOrEqual(1_000);
    expect(deadlines[1]).toBeLessThanOrEqual(971);
  });

  it('appends nothing more when the time is over', async () => {
    const appended = jest.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
    const append = writerTo(appended, 20)();
    await append(aFact);
    await expect(append(aFact)).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    expect(appended).toHaveBeenCalledTimes(1);
  });
});
