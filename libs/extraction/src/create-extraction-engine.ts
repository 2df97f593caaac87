import type { ExtractionDiagnostic, ExtractionEngine, ExtractionInput, ExtractionResult } from '@on-record/domain';
import { engineVersion } from './engine-version.generated';
import { publicationTime } from './grammar/calendar';
import { createWordReader, type WordReader } from './libraries/wink-words';
import { cutParagraphs } from './pipeline/01-paragraphs';
import { assignZones } from './pipeline/02-zones';
import { findQuotations } from './pipeline/03-quotation-marks';
import { readTokens } from './pipeline/04-tokens';
import { splitSentences } from './pipeline/05-sentences';
import { collectNames } from './pipeline/06-names';
import { findReportingClauses } from './pipeline/07-reporting-clauses';
import { findStatements } from './pipeline/08-statements';
import { findAccusations } from './pipeline/09-accusations';
import { findDenials } from './pipeline/10-denials';
import { createDiscourse } from './pipeline/13-discourse';
import { assembleFindings } from './pipeline/14-findings';
import { proveSpans } from './pipeline/16-proved-spans';

/** No longer text is read; counted in UTF-16 code units. */
const LONGEST_TEXT = 200_000;
/** Characters, tokens, and tokens once more for each clause that looks over its sentence. */
const DEFAULT_WORK_BUDGET = 40_000_000;

/** How an engine is set up. */
export interface ExtractionEngineOptions {
  /** The work after which an article is given up, in characters and tokens; never in seconds. */
  readonly workBudget?: number;
}

/**
 * The engine that reads an article: a pure, total function of one article revision. It never throws; a text over 200,000
 * characters, or one that takes more work than the budget, is answered as failed.
 */
export function createExtractionEngine(options: ExtractionEngineOptions = {}): ExtractionEngine {
  const reader = createWordReader();
  const workBudget = options.workBudget ?? DEFAULT_WORK_BUDGET;
  return {
    version: engineVersion,
    extract(input) {
      if (input.text.length > LONGEST_TEXT) {
        return { kind: 'failed', code: 'TEXT_TOO_LONG', reason: `The text has ${input.text.length} characters; at most ${LONGEST_TEXT} are read.` };
      }
      try {
        return readArticle(input, reader, workBudget);
      } catch (error) {
        // A broken promise of a pass or a library must not stop the stream: the article is kept, with the reason.
        return { kind: 'failed', code: 'ENGINE_BROKE', reason: error instanceof Error ? `${error.name}: ${error.message}` : 'The engine broke.' };
      }
    },
  };
}

/** The passes, in the order in which an article meets them. */
function readArticle(article: ExtractionInput, reader: WordReader, workBudget: number): ExtractionResult {
  const { text } = article;
  const { blocks, diagnostics: cuts } = cutParagraphs(text);
  const paragraphs = assignZones(article, blocks);
  const { quotations, diagnostics: marks } = findQuotations(text, paragraphs);
  const tokens = readTokens(text, { paragraphs, quotations, reader });
  const sentences = splitSentences(tokens, { paragraphs, quotations });
  const directory = collectNames(sentences);
  const reported = sentences.map((sentence) => ({ sentence, clauses: findReportingClauses(sentence) }));
  const workUnits = reported.reduce((sum, { sentence, clauses }) => sum + sentence.tokens.length * (1 + clauses.length), text.length);
  if (workUnits > workBudget) {
    return { kind: 'failed', code: 'WORK_BUDGET_EXCEEDED', reason: `The article takes ${workUnits} units of work; at most ${workBudget} are spent.` };
  }
  const statements = findStatements(reported, quotations);
  const accusations = findAccusations({ reported, statements, quotations });
  const denials = findDenials({ reported, statements, quotations });
  const published = publicationTime(article.publishedAt, article.timeZone);
  const findings = assembleFindings({ text, published, reported, statements, accusations, denials }, createDiscourse(directory));
  const diagnostics = [...cuts, ...marks, ...unreadable(article, paragraphs.some(({ zone }) => zone === 'body'))];
  return { kind: 'extracted', findings: proveSpans(text, findings), diagnostics, workUnits };
}

function unreadable({ text, language }: ExtractionInput, hasBody: boolean): readonly ExtractionDiagnostic[] {
  const whole = { start: 0, end: text.length };
  return [
    ...(hasBody ? [] : [{ code: 'no-body' as const, ...whole }]),
    ...(/^en\b/iu.test(language) ? [] : [{ code: 'language-not-supported' as const, ...whole }]),
  ];
}
