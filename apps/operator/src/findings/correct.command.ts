import type { FindingChange } from '@on-record/domain';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, readOperator, type ActingOptions } from '../acting-verb';
import { atDesk } from '../at-desk';
import { requireId } from '../ids';
import { operatorConfiguration } from '../operator.config';
import { changeFindings, type FindingAct } from './change-findings';
import { addPartyOptions, toParties, type PartyOptions } from './party-options';

const FINDING = 'the key of a finding, as its permalink has it, or its id';
const EXAMPLE = '7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10';

/** `on-record findings hide`: what the engine should not have read. */
export function hideCommand(): Command {
  return correcting('hide', { change: { kind: 'hidden' }, description: 'Hide findings that the engine should not have read: they leave every listing, count, page and export, now, of each revision and of the past. What was read stays in the log.', reason: 'no accusation, ticket 12' });
}

/** `on-record findings confirm`: what is right. */
export function confirmCommand(): Command {
  return correcting('confirm', { change: { kind: 'confirmed' }, description: 'Say that findings are right: readers see that an editor has looked at them.', reason: 'checked against the recording' });
}

/** `on-record findings as-read`: a correction is taken back. */
export function asReadCommand(): Command {
  return correcting('as-read', { change: { kind: 'as-read' }, description: 'Take back what was said of findings: readers see them as the engine read them.', reason: 'it was right after all' });
}

/** `on-record findings re-ascribe`: somebody else is meant. */
export function reAscribeCommand(): Command {
  const verb = new Command('re-ascribe')
    .description('Say who the parties of a finding are where the engine took them for somebody else. Roles that are not given stay as they were read. Merges and names of on-record actors hold for what is said here, too. Without --execute it says what would change.')
    .argument('<finding>', FINDING);
  return addActingOptions(addPartyOptions(verb))
    .addHelpText('after', `
Examples:
  on-record findings re-ascribe ${EXAMPLE} --accuser "person:ann-lee Ann Lee"
  on-record findings re-ascribe ${EXAMPLE} --denier "org:borland Borland" --denied-accuser nobody --execute --reason "ticket 12"`)
    .action(async (finding: string, options: ActingOptions & PartyOptions) => {
      await run({ verb: 'findings re-ascribe', ids: [finding], change: { kind: 're-ascribed', parties: toParties(options) } }, options);
    });
}

/** A verb that says one thing of findings, however many: what it is for, and an example of a reason. */
interface Correcting {
  readonly change: FindingChange;
  readonly description: string;
  readonly reason: string;
}

function correcting(name: string, { change, description, reason }: Correcting): Command {
  const verb = new Command(name)
    .description(`${description} Without --execute it says what would change.`)
    .argument('<finding...>', FINDING.replace('the key of a finding', 'keys of findings').replace('its permalink has it, or its id', 'their permalinks have them, or their ids'));
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record findings ${name} ${EXAMPLE}
  on-record findings ${name} ${EXAMPLE} --execute --reason "${reason}"`)
    .action((findings: readonly string[], options: ActingOptions) => run({ verb: `findings ${name}`, ids: findings, change }, options));
}

async function run({ ids, ...act }: FindingAct, options: ActingOptions): Promise<void> {
  const by = readOperator(options);
  const wanted = { ...act, ids: [...new Set(ids.map(requireId))] };
  const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
  process.stdout.write(`${await atDesk(configuration, (desk) => changeFindings(desk, wanted, { by, json: options.json }))}\n`);
}
