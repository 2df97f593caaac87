import { setNames } from './evaluation-sets.ts';

/** What a person asks of `npm run eval`. */
export interface EvaluationOptions {
  readonly wantsHelp: boolean;
  /** All articles of a set of which otherwise a slice is measured. */
  readonly hasAll: boolean;
  /** The page of errors is opened, too. */
  readonly opensErrors: boolean;
  /** The sets to measure, all when empty. */
  readonly names: readonly string[];
}

/** How `npm run eval` is used. */
export const usage = [
  'npm run eval [-- options] [-- sets]',
  '  measures the engine on the development sets and prints one table; reports/evaluation/index.html shows every error',
  '  Without sets it measures all of them and writes docs/accuracy.md.',
  '  --all   all 840 articles of polnear instead of 106',
  '  --errors  opens the page of errors, too: every article with gold and findings side by side; and prints the false alarms with their sentences',
  '  --help  this',
  `  sets: ${setNames.join(' ')}`,
  '  ON_RECORD_EVALS: the folder with the sets (default ../shared/evals beside the clone)',
].join('\n');

/** Reads the options; throws, with the usage, at one that it does not know. */
export function parseEvaluationOptions(words: readonly string[]): EvaluationOptions {
  const flags = words.filter((word) => word.startsWith('-'));
  const names = words.filter((word) => !word.startsWith('-'));
  const unknownFlag = flags.find((flag) => !['--all', '--errors', '--help'].includes(flag));
  if (unknownFlag !== undefined) throw new Error(`"${unknownFlag}" is no option of npm run eval.\n${usage}`);
  const unknownSet = names.find((name) => !setNames.includes(name));
  if (unknownSet !== undefined) throw new Error(`"${unknownSet}" is no set.\n${usage}`);
  return { wantsHelp: flags.includes('--help'), hasAll: flags.includes('--all'), opensErrors: flags.includes('--errors'), names };
}
