/** What a person asks of `npm run fuzz`. */
export interface FuzzOptions {
  readonly wantsHelp: boolean;
  readonly seconds: number;
  readonly seed: number;
  /** The first case; with `onlyOne` the only one. */
  readonly from: number;
  readonly onlyOne: boolean;
}

/** How `npm run fuzz` is used. */
export const usage = [
  'npm run fuzz [-- options]',
  '  tries the whole engine with texts that nobody wrote; ends with 1 at the first that it breaks at, hangs at or reads wrongly',
  '  --seconds N  for about N seconds (default 60; at most 86400)',
  '  --seed N     the seed that decides all texts (default 1)',
  '  --case N     this case of the seed alone',
  '  --help       this',
].join('\n');

/** Reads the options; throws, with the usage, at one that it does not know or that cannot be kept. */
export function parseFuzzOptions(words: readonly string[]): FuzzOptions {
  const numbers = new Map<string, number>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--help') return { wantsHelp: true, seconds: 0, seed: 0, from: 0, onlyOne: false };
    if (!['--seconds', '--seed', '--case'].includes(word)) throw new Error(`"${word}" is no option of npm run fuzz.\n${usage}`);
    const value = rest.shift() ?? '';
    if (!/^\d{1,9}$/.test(value)) throw new Error(`${word} takes a whole number, not "${value}".\n${usage}`);
    numbers.set(word, Number(value));
  }
  const seconds = numbers.get('--seconds') ?? 60;
  if (seconds > 86_400) throw new Error(`--seconds takes at most 86400.\n${usage}`);
  return { wantsHelp: false, seconds, seed: numbers.get('--seed') ?? 1, from: numbers.get('--case') ?? 0, onlyOne: numbers.has('--case') };
}
