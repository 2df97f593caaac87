import { dealtFaults, type DealtFault } from './faults/plan-faults.ts';
import { mutationNames, type MutationName } from './mutations/mutations.ts';

/** What a person asks of `npm run chaos`. */
export interface ChaosOptions {
  readonly seed: number;
  readonly rounds: number;
  /** A fault of the product's own that the harness must find. */
  readonly mutation: MutationName | undefined;
  /** The faults that are dealt. */
  readonly faults: readonly DealtFault[];
  /** Keep logs and data of a run that went well, too. */
  readonly isKept: boolean;
  readonly withFullDisk: boolean;
}

/** How `npm run chaos` is used. */
export const usage = [
  'npm run chaos -- [options]',
  '  --seed N         what decides the story and the faults (default 1)',
  '  --rounds R       so many rounds of about 12 s (default 10)',
  `  --mutation NAME  breaks the product on purpose, which must be found: ${mutationNames.join(', ')}`,
  `  --faults LIST    deals only these, separated by commas: ${dealtFaults.join(', ')}`,
  '  --full-disk      fills the disk of the database, and of the broker, in a round after the others; needs root on Linux',
  '  --keep           keep logs and data of a run that went well',
].join('\n');

const mostRounds = 1_000;

/** Reads the options; throws, with the usage, at one that it does not know or that cannot be kept. */
export function parseChaosOptions(given: readonly string[]): ChaosOptions {
  let options: ChaosOptions = { seed: 1, rounds: 10, mutation: undefined, faults: dealtFaults, isKept: false, withFullDisk: false };
  const rest = [...given];
  for (let option = rest.shift(); option !== undefined; option = rest.shift()) {
    if (option === '--seed') options = { ...options, seed: toNumber(option, rest.shift(), 2 ** 31 - 1) };
    else if (option === '--rounds') options = { ...options, rounds: toNumber(option, rest.shift(), mostRounds) };
    else if (option === '--mutation') options = { ...options, mutation: toMutation(rest.shift()) };
    else if (option === '--faults') options = { ...options, faults: toFaults(rest.shift()) };
    else if (option === '--full-disk') options = { ...options, withFullDisk: true };
    else if (option === '--keep') options = { ...options, isKept: true };
    else throw new Error(`"${option}" is no option of npm run chaos.\n${usage}`);
  }
  return options;
}

function toNumber(option: string, text: string | undefined, most: number): number {
  const number = Number(text);
  if (text === undefined || !/^\d{1,10}$/.test(text) || number < 1 || number > most) throw new Error(`${option} takes a whole number from 1 to ${most}, not "${text ?? ''}".\n${usage}`);
  return number;
}

function toFaults(text: string | undefined): readonly DealtFault[] {
  const given = (text ?? '').split(',').map((name) => name.trim());
  const known = dealtFaults.filter((name) => given.includes(name));
  if (known.length !== given.length) throw new Error(`--faults takes some of ${dealtFaults.join(', ')}, not "${text ?? ''}".\n${usage}`);
  return known;
}

function toMutation(text: string | undefined): MutationName {
  const name = mutationNames.find((each) => each === text);
  if (name === undefined) throw new Error(`--mutation takes one of ${mutationNames.join(', ')}, not "${text ?? ''}".\n${usage}`);
  return name;
}
