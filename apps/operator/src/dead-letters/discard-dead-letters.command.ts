import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, argumentsOf, beginAct, DRY_RUN, readOperator, type ActingOptions } from '../acting-verb';
import { atDesk, type Desk } from '../at-desk';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { toTable } from '../to-table';
import { addChoiceOptions, chooseDeadLetters, requireChoice, type DeadLetterChoice } from './choose-dead-letters';
import { discardDeadLetters } from './resolve-dead-letters';
import type { Settling } from './retry-dead-letters.command';

/** `on-record dead-letters discard`: what failed is given up. */
export function discardDeadLettersCommand(): Command {
  const verb = new Command('discard')
    .description('Give dead letters up for good: they count as open no more. Their records stay in the log.');
  return addActingOptions(addChoiceOptions(verb))
    .addHelpText('after', `
Examples:
  on-record dead-letters discard --code EVENT_TYPE_UNKNOWN
  on-record dead-letters discard 0b9f6c1e-4d1a-5c55-8f0e-2f3f6f1f9a11 --execute --reason "written by a load test"`)
    .action(async (ids: readonly string[], options: ActingOptions & Omit<DeadLetterChoice, 'ids'>) => {
      const choice = requireChoice({ ...options, ids });
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      process.stdout.write(`${await atDesk(configuration, (desk) => discard(desk, choice, { by, json: options.json }))}\n`);
    });
}

/** Discards, or says what would be discarded; gives what is to be printed. */
export async function discard({ database, log, topicNames }: Desk, choice: DeadLetterChoice, { by, json }: Settling): Promise<string> {
  const letters = await chooseDeadLetters(database, choice);
  const kinds = [...Map.groupBy(letters, ({ code, eventType, stage }) => JSON.stringify([code, eventType, stage])).values()].flatMap((group) =>
    group.slice(0, 1).map(({ code, eventType, stage }) => ({ code, eventType: eventType ?? '(none)', stage, letters: group.length })));
  let discarded = 0;
  if (by !== undefined && letters.length > 0) {
    const { ids, fingerprint, code, all, again } = choice;
    const given = argumentsOf({ deadLetterIds: ids.length > 0 ? ids : undefined, fingerprint, code, all, again });
    const act = beginAct({ verb: 'dead-letters discard', arguments: given, effect: { deadLetters: letters.length } }, by, { nowMs: Date.now(), topicNames });
    discarded = await discardDeadLetters(letters, { log, topicNames, act });
  }
  if (json) return jsonText({ isDryRun: by === undefined, letters: letters.length, kinds, discarded });
  const head = [`To be discarded: ${letters.length}`, ...(kinds.length > 0 ? ['', toTable(kinds)] : [])].join('\n');
  return [head, by === undefined ? DRY_RUN : `Discarded: ${discarded}.`].join('\n\n');
}
