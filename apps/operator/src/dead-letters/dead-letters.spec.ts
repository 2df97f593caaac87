import { OnRecordError, deterministicId, makeEvent, readEvent, topicNamesOf, writeEvent, type EventLog, type LogRecord, type StoredRecord } from '@on-record/domain';
import { createMemoryLog, type MemoryLog } from '@on-record/event-log';
import type { DeadLetter } from '@on-record/projections';
import { deadLetterOf } from '../../test/dead-letters';
import { beginAct } from '../acting-verb';
import { requireChoice, type DeadLetterChoice } from './choose-dead-letters';
import { toTopic } from './list-dead-letters.command';
import { discardDeadLetters, retryDeadLetters } from './resolve-dead-letters';
import { planRetry } from './retry-plan';

const topicNames = topicNamesOf('test');
const act = beginAct({ verb: 'dead-letters retry', arguments: {}, effect: { deadLetters: 1 } }, { actor: 'ann', reason: 'mended' }, { nowMs: Date.UTC(2026, 2, 3), topicNames });

/** A record that can be read. */
function good(name: string): LogRecord {
  const id = deterministicId('spec', [name]);
  const payload = { source: name, name, language: 'en', timeZone: 'UTC', textPolicy: 'full' as const, configuredAt: '2026-01-02T03:04:05.000Z' };
  return writeEvent(makeEvent('SourceConfigured', { id, subject: name, time: payload.configuredAt, correlationId: id, causationId: id }, payload), topicNames);
}

let log: MemoryLog;
beforeEach(() => {
  log = createMemoryLog({ topicNames });
});

async function appended(...records: readonly LogRecord[]): Promise<readonly StoredRecord[]> {
  await log.append(records);
  return log.records(topicNames('control'));
}

/** The log as it behaves while the leader of a topic is away: the partitions of one call fail each for itself. */
function withoutTopic(topic: string): EventLog {
  return new Proxy<EventLog>(log, { get: (target, name) => (name === 'append' ? appendElsewhere : Reflect.get(target, name, target)) });

  async function appendElsewhere(records: readonly LogRecord[]): Promise<void> {
    const taken = records.filter((record) => record.topic !== topic);
    await log.append(taken);
    if (taken.length < records.length) throw new OnRecordError('LOG_UNAVAILABLE', `Topic ${topic} is away.`);
  }
}

const lettersOf = (records: readonly StoredRecord[]): readonly DeadLetter[] =>
  records.map((record) => deadLetterOf(record, { deadLetterId: deterministicId('dead-letter', [String(record.offset)]) }));

describe('retrying dead letters', () => {
  it('appends the act, the same bytes under the same key, and the resolution, in this order', async () => {
    const [record, other] = await appended(good('one'), good('two'));
    expect(await retryDeadLetters(lettersOf([record!]), { log, topicNames, act, isByName: false })).toMatchObject({ letters: 1 });
    const control = log.records(topicNames('control')).slice(2);
    expect(control.map(({ key }) => key)).toEqual([act.record.key, record!.key]);
    expect({ ...control[1], offset: 0n, appendedAtMs: 0 }).toEqual({ ...record, offset: 0n, appendedAtMs: 0 });
    expect(log.records(topicNames('dead-letters')).map((each) => readEvent(each))).toMatchObject([{ kind: 'event', event: {
      type: 'DeadLetterResolved', causationid: act.event.id, payload: { resolution: 'retried', resolvedAt: '2026-03-03T00:00:00.000Z', by: { actor: 'ann', reason: 'mended' } },
    } }]);
    expect(other?.key).not.toBe(record?.key);
  });

  it('appends a record once that two consumers gave up, and settles both letters', async () => {
    const [record] = await appended(good('one'));
    const [letter] = lettersOf([record!]);
    const both = [letter!, { ...letter!, stage: 'extractor', deadLetterId: deterministicId('dead-letter', ['other']) }];
    expect(await retryDeadLetters(both, { log, topicNames, act, isByName: false })).toMatchObject({ letters: 2 });
    expect(log.records(topicNames('control'))).toHaveLength(3);
    expect(log.records(topicNames('dead-letters'))).toHaveLength(2);
  });

  it('leaves open what is gone, what is another record now, and what cannot be read', async () => {
    const bad = { ...good('bad'), value: new TextEncoder().encode('{') };
    const records = await appended(good('gone'), good('changed'), bad, good('fine'));
    const letters = lettersOf(records).map((letter, place) => (place === 1 ? { ...letter, valueSha256: '0'.repeat(64) } : letter));
    log.removeRecords({ topic: topicNames('control'), partition: 0 }, ({ offset }) => offset === 0n);
    const plan = await planRetry(letters, log, { isByName: false });
    expect(plan.letters).toBe(1);
    expect(plan.kinds).toEqual([{ code: 'HANDLER_BROKE', eventType: 'SourceConfigured', stage: 'projector', letters: 4, readable: 1 }]);
    expect(plan.left.map(({ place, why }) => [place, why])).toEqual([['test.control/0/0', 'gone'], ['test.control/0/1', 'changed'], ['test.control/0/2', 'unreadable']]);
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: false })).toEqual(plan);
    expect(log.records(topicNames('dead-letters'))).toHaveLength(1);
  });

  it('appends nothing of an article that was erased, though its record still stands there', async () => {
    const [record] = await appended(good('erased'));
    const letters = lettersOf([record!]);
    const erased = new Set([record!.key.split('/')[0]!]);
    expect(await planRetry(letters, log, { isByName: true, erased })).toMatchObject({ letters: 0, left: [{ why: 'gone' }] });
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: true, erased })).toMatchObject({ letters: 0 });
    expect(log.records(topicNames('control'))).toHaveLength(1);
  });

  it('leaves open what the projector sets aside for certain: a text that Postgres cannot hold', async () => {
    const nul = good('nul');
    const value = new TextEncoder().encode(new TextDecoder().decode(nul.value!).replace('"name":"nul"', '"name":"n\\u0000l"'));
    const letters = lettersOf(await appended({ ...nul, value }));
    expect(await planRetry(letters, log, { isByName: true })).toMatchObject({ letters: 0, left: [{ why: 'unreadable' }] });
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: true })).toMatchObject({ letters: 0 });
  });

  it('retries what Postgres itself did not take by its id only', async () => {
    const letters = lettersOf(await appended(good('one'))).map((letter) => ({ ...letter, reason: 'Postgres does not take a value of it: year out of range.' }));
    expect(await planRetry(letters, log, { isByName: false })).toMatchObject({ letters: 0, left: [{ why: 'unreadable' }] });
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: false })).toMatchObject({ letters: 0 });
    expect(await planRetry(letters, log, { isByName: true })).toMatchObject({ letters: 1, left: [] });
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: true })).toMatchObject({ letters: 1 });
  });

  it('appends nothing at all where no record is left, not even that somebody acted', async () => {
    const letters = lettersOf(await appended(good('one')));
    log.removeRecords({ topic: topicNames('control'), partition: 0 }, () => true);
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: false })).toMatchObject({ letters: 0 });
    expect(log.records(topicNames('control'))).toEqual([]);
  });

  it('reads each record once and takes many in portions, and says once who acted', async () => {
    const records = await appended(...Array.from({ length: 250 }, (_, n) => good(`source-${n}`)));
    const readAt = jest.spyOn(log, 'readAt');
    expect(await retryDeadLetters(lettersOf(records), { log, topicNames, act, isByName: false })).toMatchObject({ letters: 250 });
    expect(readAt.mock.calls.map(([places]) => places.length)).toEqual([100, 100, 50]);
    const control = log.records(topicNames('control'));
    expect(control).toHaveLength(501);
    expect(control.filter(({ key }) => key === act.record.key)).toHaveLength(1);
    expect(log.records(topicNames('dead-letters'))).toHaveLength(250);
  });

  it('fails when the log is away, and can be done again', async () => {
    const letters = lettersOf(await appended(good('one')));
    log.dropAcknowledgement();
    await expect(retryDeadLetters(letters, { log, topicNames, act, isByName: false })).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: false })).toMatchObject({ letters: 1 });
  });

  it.each(['control', 'articles'] as const)('closes no letter whose record was not appended, where the topic of %s is away', async (role) => {
    const again = { ...good('one'), topic: topicNames('articles'), partition: 3 };
    await log.append([again]);
    const letters = lettersOf(log.records(topicNames('articles')));
    await expect(retryDeadLetters(letters, { log: withoutTopic(topicNames(role)), topicNames, act, isByName: false })).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    expect(log.records(topicNames('dead-letters'))).toEqual([]);
    expect(await retryDeadLetters(letters, { log, topicNames, act, isByName: false })).toMatchObject({ letters: 1 });
    expect(log.records(topicNames('articles')).map(({ key }) => key)).toEqual([again.key, again.key]);
    expect(log.records(topicNames('dead-letters'))).toHaveLength(1);
  });

  it('says first that somebody acted, then appends the records, and settles last', async () => {
    const letters = lettersOf(await appended(good('one')));
    await expect(retryDeadLetters(letters, { log: withoutTopic(topicNames('dead-letters')), topicNames, act, isByName: false })).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
    expect(log.records(topicNames('control')).map(({ key }) => key)).toEqual([letters[0]!.key, act.record.key, letters[0]!.key]);
  });
});

it('discarding settles nothing before it is in the log who acted', async () => {
  const letters = lettersOf(await appended(good('one')));
  await expect(discardDeadLetters(letters, { log: withoutTopic(topicNames('control')), topicNames, act })).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' });
  expect(log.records(topicNames('dead-letters'))).toEqual([]);
});

it('discarding appends the act and the resolutions, and leaves the records alone', async () => {
  const letters = lettersOf(await appended(good('one'), good('two')));
  expect(await discardDeadLetters(letters, { log, topicNames, act })).toBe(2);
  expect(log.records(topicNames('control'))).toHaveLength(3);
  expect(log.records(topicNames('dead-letters')).map((each) => readEvent(each))).toMatchObject([{ event: { payload: { resolution: 'discarded' } } }, { event: { payload: { resolution: 'discarded' } } }]);
});

describe('which dead letters are meant', () => {
  const id = '0B9F6C1E-4d1a-5c55-8f0e-2f3f6f1f9a11';

  it('is said in one way', () => {
    expect(requireChoice({ ids: [id, id.toLowerCase()], again: true }).ids).toEqual([id.toLowerCase()]);
    expect(requireChoice({ ids: [], all: true })).toMatchObject({ all: true });
  });

  it.each<[string, DeadLetterChoice, RegExp]>([
    ['nothing is said', { ids: [] }, /in one way/],
    ['two ways are', { ids: [], code: 'X', all: true }, /in one way/],
    ['an id is none', { ids: ['7'] }, /"7" is no id/],
    ['those settled before are meant without naming them', { ids: [], all: true, again: true }, /goes with ids/],
  ])('is refused where %s', (_case, choice, message) => {
    expect(() => requireChoice(choice)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(message) }));
  });

  it.each([['articles', 'test.articles'], ['test.articles', 'test.articles'], ['other', 'other']])('takes the topic %s for %s', (given, topic) => {
    expect(toTopic(given, 'test')).toBe(topic);
  });
});
