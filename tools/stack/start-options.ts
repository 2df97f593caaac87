/** What a person asks of `npm start`. */
export interface StartOptions {
  readonly isFresh: boolean;
  readonly hasSamples: boolean;
  /** The invented stories besides the sample article. */
  readonly hasStories: boolean;
}

/** How `npm start` is used. */
export const usage = [
  'npm start [-- options]',
  '  --fresh       forget all data of this clone first',
  '  --samples     push the invented stories of samples/invented besides the sample article',
  '  --no-samples  push no sample article',
].join('\n');

/** Reads the options; throws, with the usage, at one that it does not know or that cannot be kept. */
export function parseOptions(flags: readonly string[], environment: NodeJS.ProcessEnv): StartOptions {
  const unknown = flags.find((flag) => !['--fresh', '--samples', '--no-samples'].includes(flag));
  if (unknown !== undefined) throw new Error(`"${unknown}" is no option of npm start.\n${usage}`);
  const isFresh = flags.includes('--fresh');
  const given = ['KAFKA_BROKERS', 'DATABASE_URL'].filter((name) => (environment[name] ?? '') !== '');
  if (isFresh && given.length > 0) {
    throw new Error(`--fresh wipes only what npm start has made itself, and ${given.join(' and ')} is set. Use another TOPIC_PREFIX and an empty database instead.`);
  }
  const hasStories = flags.includes('--samples');
  if (hasStories && flags.includes('--no-samples')) throw new Error(`--samples and --no-samples contradict each other: give one of them.\n${usage}`);
  // With a sources file of one's own there is no source in whose name a sample could be pushed.
  const hasOwnSources = (environment['SOURCES_FILE'] ?? '') !== '';
  if (hasStories && hasOwnSources) throw new Error('--samples pushes in the names of the sources of samples/sources.yaml, and SOURCES_FILE is set to another file. Unset it, or leave out --samples.');
  return { isFresh, hasSamples: !flags.includes('--no-samples') && !hasOwnSources, hasStories };
}
