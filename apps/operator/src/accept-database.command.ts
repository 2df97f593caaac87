import { OnRecordError, topicRoles } from '@on-record/domain';
import type { GroupState } from '@on-record/event-log';
import { findSetBack, readDatabaseIdentity, renewDatabaseIdentity, type SetBackPartition } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import type { z } from 'zod';
import { addActingOptions, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from './acting-verb';
import { atDesk, type Desk } from './at-desk';
import { countMembers } from './count-members';
import { jsonText } from './json-text';
import { operatorConfiguration } from './operator.config';
import { projectedTopics } from './positions';

/** The settings of the verb. */
type AcceptSettings = z.infer<typeof operatorConfiguration>;

/** What accepting a database means, or has meant. */
export interface Acceptance {
  /** The group that is looked at, and how many projectors read in it now. */
  readonly group: GroupState;
  readonly databaseId: string;
  /** The id that it has got; none in a dry run. */
  readonly newDatabaseId?: string;
  /** The partitions in which it is behind what was committed for it. */
  readonly setBack: readonly SetBackPartition[];
}

/** `on-record accept-database`: go on with a database that was restored to an earlier state. */
export function acceptDatabaseCommand(): Command {
  const verb = new Command('accept-database')
    .description('Go on with a database that was restored to an earlier state: it gets a new identity, and the projector reads the rest again from the log. Stop all projectors before: while the group has members it refuses. Shows what it would do unless --execute is given.');
  return addActingOptions(verb)
    .addHelpText('after', `
PROJECTOR_GROUP names the group that is looked at. Projectors that share the topics between them (PROJECTOR_TOPICS) may read in groups of their own: stop them all, for no other group is looked at.

Examples:
  on-record accept-database
  on-record accept-database --execute --reason "disk lost, backup of last night"`)
    .action(async (options: ActingOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const acceptance = await acceptDatabase(configuration, by);
      process.stdout.write(`${options.json ? toJson(acceptance) : describe(acceptance)}\n`);
    });
}

/**
 * Gives the database a new identity, or says what that would do where nobody acts. Fails with CONFIGURATION_INVALID while
 * projectors read in the group: they would go on to commit offsets with the old identity, which then warn of nothing. One that
 * joins after this look, or has left to join anew just then, is not seen.
 */
export function acceptDatabase(configuration: AcceptSettings, by: Operator | undefined): Promise<Acceptance> {
  const { PROJECTOR_GROUP: groupId } = configuration;
  return atDesk(configuration, async (desk) => {
    const found = await lookAt(desk, { groupId, members: await countMembers(configuration, groupId) });
    if (by === undefined) return found;
    if (found.group.members > 0) throw new OnRecordError('CONFIGURATION_INVALID', `${stillReading(found.group)} Nothing was changed.`, { details: { ...found.group } });
    return accept(desk, found, by);
  });
}

async function lookAt({ log, database, topicNames }: Desk, group: GroupState): Promise<Acceptance> {
  const databaseId = await readDatabaseIdentity(database);
  const setBack = await findSetBack(database, { log, groupId: group.groupId, topics: projectedTopics(topicNames) }, databaseId);
  return { group, databaseId, setBack };
}

function stillReading({ groupId, members }: GroupState): string {
  return `${members} projector(s) read in group ${groupId} (PROJECTOR_GROUP): stop them all first; one that was killed counts for some 10 seconds more.`;
}

/** The fact stands in the log before the new identity counts: what an operator did is never unknown. */
async function accept({ log, database, topicNames }: Desk, found: Acceptance, by: Operator): Promise<Acceptance> {
  // A topic that is not what it should be must not get the fact.
  await log.identity(topicRoles.map(topicNames));
  const { record } = beginAct({
    verb: 'accept-database',
    arguments: { databaseId: found.databaseId },
    effect: { partitions: found.setBack.length, records: recordsBehind(found.setBack) },
  }, by, { nowMs: Date.now(), topicNames });
  const newDatabaseId = await renewDatabaseIdentity(database, () => log.append([record], { deadlineMs: 15_000 }));
  return { ...found, newDatabaseId };
}

function recordsBehind(setBack: readonly SetBackPartition[]): number {
  return setBack.reduce((sum, { checkpoint, committed }) => sum + Number(committed - checkpoint), 0);
}

function describe({ group, databaseId, newDatabaseId, setBack }: Acceptance): string {
  const state = setBack.length === 0
    ? `Database ${databaseId} is not behind what was committed for it.`
    : `Database ${databaseId} was set back in ${setBack.length} partition(s), by ${recordsBehind(setBack)} offset(s).`;
  const first = group.members > 0 ? `\n${stillReading(group)}` : '';
  return newDatabaseId === undefined
    ? `${state}\nIt would get a new identity, and the projector would start and read on from its checkpoints.${first}\n\n${DRY_RUN}`
    : `${state}\nIt is database ${newDatabaseId} from now on: start the projector, which reads on from its checkpoints.`;
}

function toJson(acceptance: Acceptance): string {
  return jsonText({ ...acceptance, isDryRun: acceptance.newDatabaseId === undefined });
}
