import { operatorActedEvent, OnRecordError, topicRoles, writeEvent } from '@on-record/domain';
import { findSetBack, readDatabaseIdentity, renewDatabaseIdentity, type SetBackPartition } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { userInfo } from 'node:os';
import { atDesk, type Desk } from './at-desk';
import { operatorConfiguration } from './operator.config';
import { projectedTopics } from './positions';

interface Options {
  readonly execute?: boolean;
  readonly reason?: string;
  readonly json?: boolean;
}

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
  return new Command('accept-database')
    .description('Go on with a database that was restored to an earlier state: it gets a new identity, and the projector reads the rest again from the log. Stop the projectors before. Shows what it would do unless --execute is given.')
    .option('--execute', 'do it')
    .option('--reason <text>', 'why, for the record; required with --execute')
    .option('--json', 'print the result as JSON')
    .action(async ({ execute = false, reason, json = false }: Options) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      if (execute && reason === undefined) throw new OnRecordError('CONFIGURATION_INVALID', 'Say why with --reason: it is kept in the log.');
      const acceptance = await atDesk(configuration, async (desk) => {
        const found = await lookAt(desk, configuration.PROJECTOR_GROUP);
        return execute ? accept(desk, found, reason ?? '') : found;
      });
      process.stdout.write(`${json ? toJson(acceptance) : describe(acceptance)}\n`);
    });
}

async function lookAt({ log, database, topicNames }: Desk, groupId: string): Promise<Acceptance> {
  const databaseId = await readDatabaseIdentity(database);
  return { databaseId, setBack: await findSetBack(database, { log, groupId, topics: projectedTopics(topicNames) }, databaseId) };
}

/** The fact stands in the log before the new identity counts: what an operator did is never unknown. */
async function accept({ log, database, topicNames }: Desk, found: Acceptance, reason: string): Promise<Acceptance> {
  // A topic that is not what it should be must not get the fact.
  await log.identity(topicRoles.map(topicNames));
  const act = operatorActedEvent({
    verb: 'accept-database',
    arguments: { databaseId: found.databaseId },
    effect: { partitions: found.setBack.length, records: recordsBehind(found.setBack) },
    actedAt: new Date().toISOString(),
    by: { actor: userInfo().username, reason },
  });
  const newDatabaseId = await renewDatabaseIdentity(database, () => log.append([writeEvent(act, topicNames)], { deadlineMs: 15_000 }));
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
    ? `${state}\nNothing was changed. With --execute and --reason it gets a new identity, and the projector starts and reads on from its checkpoints.`
    : `${state}\nIt is database ${newDatabaseId} from now on: start the projector, which reads on from its checkpoints.`;
}

function toJson(acceptance: Acceptance): string {
  return JSON.stringify({ ...acceptance, isDryRun: acceptance.newDatabaseId === undefined }, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
