import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from './run-program.ts';

/** What a measurement needs besides the engine, or why there can be none here. */
export type Prerequisites = { readonly kind: 'there'; readonly folder: string; readonly python: string } | { readonly kind: 'missing'; readonly reason: string };

/** Looks for the development sets and for Python. */
export async function findPrerequisites(root: string, environment: NodeJS.ProcessEnv): Promise<Prerequisites> {
  const folder = resolve(root, environment['ON_RECORD_EVALS'] || join('..', 'shared', 'evals'));
  const scorers = ['quotes', 'accusations', 'articles'].map((name) => join(folder, name, 'score.py'));
  const missing = scorers.find((path) => !existsSync(path));
  if (missing !== undefined) return { kind: 'missing', reason: missingSets(folder, missing) };
  const python = await findPython(environment);
  return python === undefined ? { kind: 'missing', reason: missingPython } : { kind: 'there', folder, python };
}

function missingSets(folder: string, missing: string): string {
  return [
    'skipped: the development sets are not here.',
    `  Their folder is expected at ${folder} and must hold quotes/, accusations/ and articles/ with a score.py each; ${missing} is missing.`,
    '  They are not part of the repository, since their texts belong to others. If you have them elsewhere, set ON_RECORD_EVALS to their folder.',
  ].join('\n');
}

const missingPython = [
  'skipped: Python 3 is needed for the scorers of the development sets, and neither python3 nor python is one.',
  '  Install Python 3 (no packages are needed) so that python3 --version answers.',
].join('\n');

async function findPython(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const command of ['python3', 'python']) {
    const isThree = await runProgram(command, ['-c', 'import sys; print(sys.version_info[0])'], { environment }).then((output) => output.trim() === '3', () => false);
    if (isThree) return command;
  }
  return undefined;
}
