import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { OnRecordError } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import { Command } from 'commander';
import { extractLine } from './extract-lines';

/** Where a command reads from and writes to. */
export interface ExtractStreams {
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
}

/** `on-record extract`: JSON lines of articles in, JSON lines of findings out, in the shape of the evaluation sets. */
export function extractCommand(): Command {
  return new Command('extract')
    .description('Read articles (JSON lines: id, text, publishedAt, source) and print what is said in them, one line each.')
    .argument('[file]', 'file of JSON lines; standard input when left out')
    .option('--sentences', 'the texts are one or two sentences without a headline')
    .action(async (file: string | undefined, { sentences }: { readonly sentences?: boolean }) => {
      const input = file === undefined ? process.stdin : await openFile(file);
      const failed = await extractLines({ input, output: process.stdout, errors: process.stderr }, sentences !== true);
      if (failed > 0) process.exitCode = 1;
    });
}

async function openFile(file: string): Promise<Readable> {
  try {
    return (await open(file)).createReadStream({ encoding: 'utf8' });
  } catch (cause) {
    throw new OnRecordError('NOT_FOUND', `The file ${file} cannot be opened. Give the path of a file of JSON lines.`, { details: { file }, cause });
  }
}

/** Reads every line, writes what was found, names each line that could not be read; gives back how many those were. */
export async function extractLines({ input, output, errors }: ExtractStreams, hasHeadline: boolean): Promise<number> {
  const engine = createExtractionEngine({ model: loadLanguageModel() });
  let number = 0;
  let failed = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const outcome = extractLine(line, { engine, hasHeadline });
    if (outcome.kind === 'extracted') {
      if (!output.write(`${outcome.line}\n`)) await new Promise((resolve) => output.once('drain', resolve));
      continue;
    }
    failed += 1;
    errors.write(`Line ${number}: ${outcome.reason}\n`);
  }
  return failed;
}
