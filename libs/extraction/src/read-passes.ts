import type { ExtractionDiagnostic, Findings } from '@on-record/domain';
import { publicationTime } from './grammar/calendar';
import type { Directory } from './grammar/directory';
import { namedLater } from './grammar/named-later';
import type { WordHints } from './libraries/wink-words';
import { cutParagraphs } from './pipeline/01-paragraphs';
import { assignZones } from './pipeline/02-zones';
import { findQuotations } from './pipeline/03-quotation-marks';
import { readTokens } from './pipeline/04-tokens';
import { assignTags } from './pipeline/05-tags';
import { splitSentences } from './pipeline/06-sentences';
import { growTrees } from './pipeline/07-trees';
import { collectNames } from './pipeline/08-names';
import { findReportingClauses } from './pipeline/09-reporting-clauses';
import { findStatements, type ReportedSentence } from './pipeline/10-statements';
import { findAccusations } from './pipeline/11-accusations';
import { findDenials } from './pipeline/12-denials';
import { createDiscourse } from './pipeline/15-discourse';
import { assembleFindings } from './pipeline/16-findings';
import { proveSpans } from './pipeline/18-proved-spans';
import type { SyntaxReader } from './syntax/create-syntax-reader';
import type { AccusationDraft, Article, DenialDraft, Paragraph, Quotation, StatementDraft } from './pipeline/types';

/** What passes 01 to 09 make of an article: its words, and where somebody reports something. */
export interface ReadText {
  readonly paragraphs: readonly Paragraph[];
  readonly quotations: readonly Quotation[];
  readonly directory: Directory;
  readonly reported: readonly ReportedSentence[];
  /** Characters; tokens, once more for their tags, twice more for the transitions of a tree, and once for each clause that looks over its sentence. */
  readonly workUnits: number;
  readonly diagnostics: readonly ExtractionDiagnostic[];
}

/** What passes 10 to 12 find in it, before anybody is named. */
export interface ReadDrafts {
  readonly statements: readonly StatementDraft[];
  readonly accusations: readonly AccusationDraft[];
  readonly denials: readonly DenialDraft[];
}

/** What passes 01 to 09 read with. */
export interface Readers {
  readonly hints: WordHints;
  readonly syntax: SyntaxReader;
}

/** Passes 01 to 09. */
export function readText(article: Article, { hints, syntax }: Readers): ReadText {
  const { text } = article;
  const { blocks, diagnostics: cuts } = cutParagraphs(text);
  const paragraphs = assignZones(article, blocks);
  const { quotations, diagnostics: marks } = findQuotations(text, paragraphs);
  const tokens = assignTags(readTokens(text, { paragraphs, quotations, hints }), { paragraphs, syntax });
  const sentences = growTrees(splitSentences(tokens, { paragraphs, quotations }), syntax);
  const directory = collectNames(sentences);
  const nameWords = new Set(directory.people.flatMap(({ name }) => name.toLowerCase().split(' ')));
  const reported = sentences.map((sentence) => ({ sentence, clauses: findReportingClauses(sentence, (word) => nameWords.has(word)) }));
  const workUnits = reported.reduce((sum, { sentence, clauses }) => sum + sentence.tokens.length * (2 + clauses.length + (sentence.tree ? 2 : 0)), text.length);
  return { paragraphs, quotations, directory, reported, workUnits, diagnostics: [...cuts, ...marks] };
}

/** Passes 10 to 12. */
export function readDrafts({ reported, quotations }: ReadText): ReadDrafts {
  const statements = findStatements(reported, quotations);
  return { statements, accusations: findAccusations({ reported, statements, quotations }), denials: findDenials({ reported, statements, quotations }) };
}

/** Passes 13 to 18: everybody is named, findings are linked, and every span is proved. */
export function readFindings({ text, publishedAt, timeZone }: Article, { reported, directory }: ReadText, drafts: ReadDrafts): Findings {
  const published = publicationTime(publishedAt, timeZone);
  const all = { text, directory, published, reported, ...drafts };
  const findings = assembleFindings(all, createDiscourse(directory));
  // Whom the opening only describes is known at the end: then everybody is named once more.
  const names = namedLater(findings, directory);
  return proveSpans(text, names.size === 0 ? findings : assembleFindings(all, createDiscourse(directory, names)));
}
