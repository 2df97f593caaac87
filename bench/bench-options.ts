/** What can be measured, in the order in which it is. */
export const pieceNames = ['engine', 'sentences', 'extraction', 'latency', 'end-to-end', 'projector', 'poison', 'rebuild'] as const;

/** Something that can be measured. */
export type PieceName = (typeof pieceNames)[number];

/** What a person asks of `npm run bench`. */
export interface BenchOptions {
  readonly pieces: readonly PieceName[];
  /** About how long the measuring of all pieces may take. */
  readonly seconds: number;
  /** Where the results are written as JSON. */
  readonly jsonFile: string | undefined;
}

/** How `npm run bench` is used. */
export const usage = [
  `npm run bench [-- options] [${pieceNames.join('] [')}]`,
  '  --seconds N  measure for about N seconds in all (default 300; at least 20)',
  '  --quick      the same as --seconds 40',
  '  --json FILE  write the results to a file, too',
].join('\n');

const defaultSeconds = 300;
const quickSeconds = 40;
const leastSeconds = 20;

/** Reads the options; throws, with the usage, at one that it does not know or that cannot be kept. */
export function parseBenchOptions(given: readonly string[]): BenchOptions {
  const pieces = new Set<PieceName>();
  let seconds: number | undefined;
  let jsonFile: string | undefined;
  const rest = [...given];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    const piece = pieceNames.find((name) => name === option);
    if (piece !== undefined) pieces.add(piece);
    else if (option === '--quick') seconds = only(seconds, quickSeconds);
    else if (option === '--seconds') seconds = only(seconds, toSeconds(rest.shift()));
    else if (option === '--json') jsonFile = toFile(rest.shift());
    else throw new Error(`"${option}" is no option of npm run bench.\n${usage}`);
  }
  return { pieces: pieceNames.filter((name) => pieces.size === 0 || pieces.has(name)), seconds: seconds ?? defaultSeconds, jsonFile };
}

function only(before: number | undefined, seconds: number): number {
  if (before !== undefined) throw new Error(`How long to measure is said twice.\n${usage}`);
  return seconds;
}

function toSeconds(text: string | undefined): number {
  const seconds = Number(text);
  if (text === undefined || !Number.isFinite(seconds) || seconds < leastSeconds || seconds > 86_400) {
    throw new Error(`--seconds takes a number from ${leastSeconds} to 86400, not "${text ?? ''}".\n${usage}`);
  }
  return seconds;
}

function toFile(text: string | undefined): string {
  if (text === undefined || text === '' || text.startsWith('--')) throw new Error(`--json takes the name of a file.\n${usage}`);
  return text;
}
