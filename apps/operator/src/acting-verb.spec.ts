import { readEvent, topicNamesOf } from '@on-record/domain';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, readOperator, type ActingOptions } from './acting-verb';

const environment = { USER: 'ann' };

describe('who acts, and why', () => {
  it('is nobody in a dry run, whatever else is given', () => {
    expect(readOperator({ reason: 'because', as: 'bo' }, { environment, account: 'root' })).toBeUndefined();
  });

  it.each<[string, ActingOptions, Readonly<Record<string, string>>, string]>([
    ['the user who is logged in', {}, { USER: 'ann', LOGNAME: 'bo' }, 'ann'],
    ['another name for the user', {}, { USER: '', LOGNAME: 'bo' }, 'bo'],
    ['the name of the user on other systems', {}, { USERNAME: 'cy' }, 'cy'],
    ['the account of the process', {}, {}, 'root'],
    ['the name that is given', { as: ' di ' }, { USER: 'ann' }, 'di'],
  ])('is %s', (_case, options, known, actor) => {
    expect(readOperator({ execute: true, reason: ' mended ', ...options }, { environment: known, account: 'root' })).toEqual({ actor, reason: 'mended' });
  });

  it.each<[string, ActingOptions, Readonly<Record<string, string>>, RegExp]>([
    ['there is no reason', {}, environment, /give --reason/],
    ['the reason is blank', { reason: ' ' }, environment, /give --reason/],
    ['the reason is a novel', { reason: 'x'.repeat(2_001) }, environment, /2001 characters/],
    ['nobody is logged in', { reason: 'x' }, {}, /give --as NAME/],
    ['the name that is given is empty', { reason: 'x', as: '' }, environment, /give --as NAME/],
    ['neither is known', {}, {}, /give --reason .*; give --as/],
  ])('is asked for when %s', (_case, options, known, message) => {
    expect(() => readOperator({ execute: true, ...options }, { environment: known, account: '' })).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID', message: expect.stringMatching(message) }));
  });
});

it('an act becomes a fact of the control topic that the one door reads', () => {
  const { record, actedAt, by } = beginAct(
    { verb: 'dead-letters retry', arguments: argumentsOf({ code: 'HANDLER_BROKE', again: undefined, ids: ['1', '2'] }), effect: { deadLetters: 2 } },
    { actor: 'ann', reason: 'mended' },
    { nowMs: Date.UTC(2026, 2, 2), topicNames: topicNamesOf('test') },
  );
  expect(record).toMatchObject({ topic: 'test.control', partition: 0 });
  expect(readEvent(record)).toMatchObject({ kind: 'event', event: { type: 'OperatorActed', source: '/on-record/operator', time: actedAt, payload: {
    verb: 'dead-letters retry', arguments: { code: 'HANDLER_BROKE', ids: ['1', '2'] }, effect: { deadLetters: 2 }, actedAt: '2026-03-02T00:00:00.000Z', by,
  } } });
});

it('says in the help of a verb that nothing is done unless it is asked for', () => {
  const help = addActingOptions(new Command('retry')).helpInformation();
  for (const option of ['--execute', '--reason <text>', '--as <name>', '--json']) expect(help).toContain(option);
});
