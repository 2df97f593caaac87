import { topicRoles } from '@on-record/domain';
import { findSetBack, readDatabaseIdentity, renewDatabaseIdentity, type SetBackPartition } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { addActingOptions, beginAct, DRY_RUN, readOperator, type ActingOptions, type Operator } from './acting-verb';
import { atDesk, type Desk } from './at-desk';
import { jsonText } from './json-text';
import { operatorConfiguration } from './operator.config';
import { projectedTopics } from './positions';

/** What accepting a database means, or has meant. */
interface Acceptance {
  readonly databaseId: string;
  /** The id that it has got; none in a dry run. */
  readonly newDatabaseId?: string;
  /** The partitions in which it is behind what was committed for it. */
  readonly setBack: readonly SetBackPartition[];
}

/** `on-record accept-database`: go on with a database that was restored to an earlier state. */
export function acceptDatabaseCommand(): Command {
  const verb = new Command('accept-database')
    .description('Go on with a database that was restored to an earlier state: it gets a new identity, and the projector reads the rest again from the log. Stop the projectors before. Shows what it would do unless --execute is given.');
  return addActingOptions(verb)
    .addHelpText('after', `
Examples:
  on-record accept-database
  on-record accept-database --execute --reason "disk lost, backup of last night"`)
    .action(async (options: ActingOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const acceptance = await atDesk(configuration, async (desk) => {
        const found = await lookAt(desk, configuration.PROJECTOR_GROUP);
        return by === undefined ? found : accept(desk, found, by);
      });
      process.stdout.write(`${options.json ? toJson(acceptance) : describe(acceptance)}\n`);
    });
}

async function lookAt({ log, database, topicNames }: Desk, groupId: string): Promise<Acceptance> {
  const databaseId = await readDatabaseIdentity(database);
  return { databaseId, setBack: await findSetBack(database, { log, groupId, topics: projectedTopics(topicNames) }, databaseId) };
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

function describe({ databaseId, newDatabaseId, setBack }: Acceptance): string {
  const state = setBack.length === 0
    ? `Database ${databaseId} is not behind what was committed for it.`
    : `Database ${databaseId} was set back in ${setBack.length} partition(s), by ${recordsBehind(setBack)} offset(s).`;
  return newDatabaseId === undefined
    ? `${state}\nIt would get a new identity, and the projector would start and read on from its checkpoints.\n\n${DRY_RUN}`
    : `${state}\nIt is database ${newDatabaseId} from now on: start the projector, which reads on from its checkpoints.`;
}

function toJson(acceptance: Acceptance): string {
  return jsonText({ ...acceptance, isDryRun: acceptance.newDatabaseId === undefined });
}
