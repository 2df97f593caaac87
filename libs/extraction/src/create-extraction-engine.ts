import type { ExtractionDiagnostic, ExtractionEngine, ExtractionInput, ExtractionResult, LanguageModel } from '@on-record/domain';
import { engineVersion } from './engine-version.generated';
import { createWordHints } from './libraries/wink-words';
import { isReadable } from './language-gate';
import { readDrafts, readFindings, readText, type Readers } from './read-passes';
import { createSyntaxReader } from './syntax/create-syntax-reader';

/** No longer text is read; counted in UTF-16 code units. */
const LONGEST_TEXT = 200_000;
/** In the units of `ReadText`. */
const DEFAULT_WORK_BUDGET = 40_000_000;

/** How an engine is set up. */
export interface ExtractionEngineOptions {
  /** The weights of tagger and parser; they must be those that the version of the engine names. */
  readonly model: LanguageModel;
  /** The work after which an article is given up, in characters and tokens; never in seconds. */
  readonly workBudget?: number;
}

/**
 * The engine that reads an article: a pure, total function of one article revision. Reading never throws; a text over 200,000
 * characters, or one that takes more work than the budget, is answered as failed. Making an engine fails with weights that
 * are not those of its version.
 */
export function createExtractionEngine({ model, workBudget = DEFAULT_WORK_BUDGET }: ExtractionEngineOptions): ExtractionEngine {
  requireOwnWeights(model);
  const readers: Readers = { hints: createWordHints(), syntax: createSyntaxReader(model) };
  return {
    version: engineVersion,
    extract(input) {
      if (input.text.length > LONGEST_TEXT) {
        return { kind: 'failed', code: 'TEXT_TOO_LONG', reason: `The text has ${input.text.length} characters; at most ${LONGEST_TEXT} are read.` };
      }
      try {
        return readArticle(input, readers, workBudget);
      } catch (error) {
        // A broken promise of a pass or a library must not stop the stream: the article is kept, with the reason.
        return { kind: 'failed', code: 'ENGINE_BROKE', reason: error instanceof Error ? `${error.name}: ${error.message}` : 'The engine broke.' };
      }
    },
  };
}

/** The passes, in the order in which an article meets them; `read-passes.ts` lists them. */
function readArticle(article: ExtractionInput, readers: Readers, workBudget: number): ExtractionResult {
  if (!isReadable(article)) return unread(article);
  const text = readText(article, readers);
  const { workUnits } = text;
  if (workUnits > workBudget) {
    return { kind: 'failed', code: 'WORK_BUDGET_EXCEEDED', reason: `The article takes ${workUnits} units of work; at most ${workBudget} are spent.` };
  }
  const findings = readFindings(article, text, readDrafts(text));
  const diagnostics = [...text.diagnostics, ...withoutBody(article, text.paragraphs.some(({ zone }) => zone === 'body'))];
  return { kind: 'extracted', findings, diagnostics, workUnits };
}

/** The end of a version names the weights, so that the same version always reads alike. */
function requireOwnWeights({ sha256 }: LanguageModel): void {
  const wanted = engineVersion.slice(engineVersion.lastIndexOf('.') + 1);
  if (sha256.startsWith(wanted)) return;
  throw new Error(`The engine ${engineVersion} reads with the weights ${wanted}, and was given ${sha256.slice(0, wanted.length)}. Install the release anew, or run npm run engine-version after a training.`);
}

function withoutBody({ text }: ExtractionInput, hasBody: boolean): readonly ExtractionDiagnostic[] {
  return hasBody ? [] : [{ code: 'no-body', start: 0, end: text.length }];
}

/** An article in a language that the engine does not read. */
function unread({ text }: ExtractionInput): ExtractionResult {
  const diagnostics = [{ code: 'language-not-supported' as const, start: 0, end: text.length }];
  return { kind: 'extracted', findings: { statements: [], accusations: [], denials: [] }, diagnostics, workUnits: text.length };
}
