import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSyntaxReader, MODEL_FORMAT, trainLanguageModel, usualTraining } from '@on-record/extraction';
import { loadLanguageModel, manifestSchema, type ModelManifest } from '@on-record/language-model';
import { messageOf } from '../stack/error-message.ts';
import { parseConllu, type ConlluSentence } from './conllu.ts';
import { findTreebanks, treebankFolder, type TreebankFile } from './find-treebanks.ts';
import { readTreebank } from './read-treebank.ts';
import { figuresText, scoreSyntax, type SyntaxFigures } from './score-syntax.ts';
import { toTrainingSentences } from './to-training-sentences.ts';
import { parseTrainingOptions, usage, type TrainingCommand } from './training-options.ts';
import { hashOfBytes, writeModel } from './write-model.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const shipped = join(root, 'models', 'english');
const begunMs = performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const sayWhen = (line: string): void => say(`  ${((performance.now() - begunMs) / 1000).toFixed(0).padStart(4)} s  ${line}`);

/** `npm run train`: 0 when done, 1 when a check finds other weights or something failed. */
function run(command: TrainingCommand): number {
  switch (command.kind) {
    case 'help':
      say(usage);
      return 0;
    case 'evaluate':
      for (const file of command.files) say(`${file}\n${figuresText(scoreSyntax(createSyntaxReader(loadLanguageModel()), parseConllu(readTreebank(file))))}`);
      return 0;
    default:
      return command.isCheck ? check(command) : train(command);
  }
}

type Training = Extract<TrainingCommand, { readonly kind: 'train' }>;

function train(command: Training): number {
  const { bytes, treebanks, measuring } = trainAnew(command, command.withoutDocuments);
  sayWhen('Measuring.');
  const reader = createSyntaxReader({ sha256: hashOfBytes(bytes), bytes });
  const figures = measuring.map(({ name, path }) => [name, scoreSyntax(reader, parseConllu(readTreebank(path)))] as const);
  for (const [name, found] of figures) say(`${name}\n${figuresText(found)}`);
  const { sha256, compressedBytes } = writeModel(command.output ?? shipped, bytes, {
    format: MODEL_FORMAT, options: { ...usualTraining }, treebanks, withoutDocuments: [...command.withoutDocuments],
    figures: Object.fromEntries(figures.map(([name, found]) => [name, roundedFigures(found)])),
  });
  sayWhen(`Written: weights ${sha256}, ${compressedBytes} bytes. Run npm run engine-version.`);
  return 0;
}

/** Trains as the shipped weights were, and compares. */
function check(command: Training): number {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(shipped, 'manifest.json'), 'utf8')));
  const sha256 = hashOfBytes(trainAnew(command, manifest.withoutDocuments).bytes);
  const isSame = sha256 === manifest.sha256;
  sayWhen(isSame ? `The same weights: ${sha256}.` : `Other weights: trained anew they have the SHA-256 ${sha256}, and those of the release ${manifest.sha256}.`);
  return isSame ? 0 : 1;
}

interface Trained {
  readonly bytes: Uint8Array;
  readonly treebanks: ModelManifest['treebanks'];
  readonly measuring: readonly TreebankFile[];
}

function trainAnew(command: Training, withoutDocuments: readonly string[]): Trained {
  const files = findTreebanks(treebankFolder(command.treebanks, root, process.env));
  const read = files.training.map(({ name, path }) => {
    const text = readTreebank(path);
    const sentences = parseConllu(text).filter(({ document }) => !withoutDocuments.some((prefix) => document.startsWith(prefix)));
    return { sentences, facts: factsOf(sentences, { file: name, sha256: hashOfBytes(Buffer.from(text)) }) };
  });
  const sentences = toTrainingSentences(read.flatMap((each) => each.sentences));
  sayWhen(`${sentences.length} sentences.`);
  return { bytes: trainLanguageModel(sentences, usualTraining, sayWhen), treebanks: read.map(({ facts }) => facts), measuring: files.measuring };
}

function factsOf(sentences: readonly ConlluSentence[], file: { readonly file: string; readonly sha256: string }): ModelManifest['treebanks'][number] {
  const documents = [...new Set(sentences.map(({ document }) => document))];
  return { ...file, sentences: sentences.length, words: sentences.reduce((sum, { words }) => sum + words.length, 0), documents };
}

function roundedFigures({ words, upos, xpos, uas, las }: SyntaxFigures): ModelManifest['figures'][string] {
  const rounded = (share: number): number => Math.round(share * 100) / 100;
  return { words, upos: rounded(upos), xpos: rounded(xpos), uas: rounded(uas), las: rounded(las) };
}

try {
  process.exitCode = run(parseTrainingOptions(process.argv.slice(2)));
} catch (error) {
  say(messageOf(error));
  process.exitCode = 1;
}
