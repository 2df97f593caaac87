/** What a person asks of `npm start`. */
export interface StartOptions {
  readonly isFresh: boolean;
  readonly hasSamples: boolean;
}

/** How `npm start` is used. */
export const usage = [
  'npm start [-- options]',
  '  --fresh       forget all data of this clone first',
  '  --no-samples  push no sample article',
].join('\n');

/** Reads the options; throws, with the usage, at one that it does not know or that cannot be kept. */
export function parseOptions(flags: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const unknown = flags.find((flag) => flag !== '--fresh' && flag !== '--no-samples');
  if (unknown !== undefined) throw new Error(`"${unknown}" is no option of npm start.\n${usage}`);
  const isFresh = flags.includes('--fresh');
  const given = ['KAFKA_BROKERS', 'DATABASE_URL'].filter((name) => (environment[name] ?? '') !== '');
  if (isFresh && given.length > 0) {
    throw new Error(`--fresh wipes only what npm start has made itself, and ${given.join(' and ')} is set. Use another TOPIC_PREFIX and an empty database instead.`);
  }
  // With a sources file of one's own there is no source in whose name the sample could be pushed.
  return { isFresh, hasSamples: !flags.includes('--no-samples') && (environment['SOURCES_FILE'] ?? '') === '' };
}
