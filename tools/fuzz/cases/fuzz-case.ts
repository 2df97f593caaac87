import type { ExtractionInput } from '@on-record/domain';
import { drawOf, many, type Draw } from '../draw.ts';
import { alteredArticle } from './altered-articles.ts';
import { anyCharacters, decodedBytes, longWord, repeatedShape } from './characters.ts';
import { deepNesting, lexiconSoup, quotationSoup, reportedReports } from './news-words.ts';

/** One input that the engine is tried with. */
export interface FuzzCase {
  readonly seed: number;
  /** Which case of its seed. */
  readonly place: number;
  readonly kind: string;
  readonly input: ExtractionInput;
}

type Maker = (draw: Draw, articles: readonly string[]) => string;

const makers: readonly [readonly [string, Maker], ...(readonly [string, Maker])[]] = [
  ['decoded bytes', decodedBytes], ['any characters', anyCharacters], ['repeated shape', repeatedShape], ['long word', longWord], ['quotation soup', quotationSoup], ['deep nesting', deepNesting],
  ['reported reports', reportedReports], ['lexicon soup', lexiconSoup], ['lexicon soup', lexiconSoup], ['altered article', alteredArticle], ['altered article', alteredArticle], ['altered article', alteredArticle],
];

const longest = 200_000;

/** The engine judges the language of a text by its beginning: behind this one it reads whatever comes. */
const plainEnglish = `${'The harbour master said on Tuesday that the ferry was late because of a broken engine. The islanders have been waiting for three hours, and nobody knows when it will sail. The mayor has promised a bridge, but the money is still missing, a spokeswoman for the town said. '.repeat(3)}\n`;

/** The case of a seed at a place; the same on any machine. `articles` are the texts that are altered. */
export function fuzzCase(seed: number, place: number, articles: readonly string[]): FuzzCase {
  const draw = drawOf(seed, place);
  const [kind, make] = draw.oneOf(makers);
  const made = make(draw, articles);
  const text = (draw.onceIn(8) ? made : plainEnglish + made).slice(0, longest);
  return { seed, place, kind, input: { text, ...circumstancesOf(draw, text) } };
}

function circumstancesOf(draw: Draw, text: string): Omit<ExtractionInput, 'text'> {
  return {
    marks: draw.onceIn(6) ? marksIn(draw, text) : [],
    publishedAt: draw.oneOf(['2025-03-19T16:00:00+05:30', '2024-02-29T23:59:59Z', '0001-01-01T00:00:00Z', 'soon', '']),
    timeZone: draw.oneOf(['Asia/Kolkata', 'UTC', '+05:30', 'America/Sao_Paulo', 'Nowhere/Land']),
    language: draw.oneOf(['en', 'en', 'en-GB', 'fr', '']),
    hasHeadline: draw.onceIn(2),
  };
}

/** Marks as formats give them: in text order, one for each line or for some. */
function marksIn(draw: Draw, text: string): ExtractionInput['marks'] {
  const edges = [...new Set([0, text.length, ...many(draw.below(8), () => draw.below(text.length + 1))])].sort((one, other) => one - other);
  return edges.slice(1).map((end, place) => ({ kind: draw.oneOf(['headline', 'standfirst', 'paragraph', 'heading', 'list-item', 'caption']), start: edges[place] ?? 0, end }));
}
