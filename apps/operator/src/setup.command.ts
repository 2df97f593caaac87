import { topicNamesOf } from '@on-record/domain';
import { setUpTopics } from '@on-record/event-log';
import { migrate, setReaderPassword } from '@on-record/projections';
import { kafkaAccess, parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { withDatabase } from './at-desk';
import { jsonText } from './json-text';
import { setupConfiguration } from './operator.config';

type SetupConfiguration = ReturnType<typeof readSetup>;

/** `on-record setup`: creates and checks the topics, migrates the database, lets the reader's role log in. */
export function setupCommand(): Command {
  return new Command('setup')
    .description('Create and check the topics, migrate the database, let the read-only role log in. Safe to run again.')
    .option('--json', 'print the result as JSON')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const configuration = readSetup();
      const { warnings } = await setUpLog(configuration);
      const { applied } = await setUpDatabase(configuration);
      for (const warning of warnings) process.stderr.write(`Warning: ${warning}\n`);
      const lines = [`Topics ${configuration.TOPIC_PREFIX}.* are set up.`, `Migrations applied: ${applied.join(', ') || 'none were missing'}.`];
      process.stdout.write(json ? `${jsonText({ topicPrefix: configuration.TOPIC_PREFIX, applied, warnings })}\n` : `${lines.join('\n')}\n`);
    });
}

function readSetup() {
  return parseConfiguration(setupConfiguration, readEnvironment());
}

function setUpLog(configuration: SetupConfiguration) {
  return setUpTopics({
    ...kafkaAccess(configuration),
    clientId: 'on-record-setup',
    topicNames: topicNamesOf(configuration.TOPIC_PREFIX),
    replicationFactor: configuration.KAFKA_REPLICATION_FACTOR,
  });
}

function setUpDatabase({ READER_PASSWORD, ...configuration }: SetupConfiguration) {
  return withDatabase(configuration, async (database) => {
    const migrated = await migrate(database);
    if (READER_PASSWORD !== undefined) await setReaderPassword(database, READER_PASSWORD);
    return migrated;
  });
}
