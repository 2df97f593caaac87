import { many, type Draw } from '../draw.ts';

type Alteration = (draw: Draw, units: string[]) => void;

const strays = ['"', '“', '”', '’', "'", '(', ')', ',', '.', '\n', ' said ', ' that ', ' not ', '\u00a0', ' - ', '…', ' he ', ' who ', '\u200b', ' accused '] as const;

const alterations: readonly [Alteration, ...Alteration[]] = [
  (draw, units) => units.splice(draw.below(units.length), 1 + draw.below(3)),
  (draw, units) => {
    const from = draw.below(units.length);
    units.splice(draw.below(units.length), 0, ...units.slice(from, from + 1 + draw.below(4)));
  },
  (draw, units) => {
    const [one, other] = [draw.below(units.length), draw.below(units.length)];
    [units[one], units[other]] = [units[other] ?? '', units[one] ?? ''];
  },
  (draw, units) => units.splice(draw.below(units.length), 0, draw.oneOf(strays)),
];

/** What is taken out, doubled, exchanged and put in: characters, words with what stands between them, or paragraphs. */
const cuts = [/(?:)/u, /(?<=\s)|(?=\s)/u, /(?<=\n)/u, /(?<=["“”‘’',.])|(?=["“”‘’',.])/u] as const;

/** An article of ours after some accidents; now and then two, one behind the other. */
export function alteredArticle(draw: Draw, articles: readonly string[]): string {
  const article = (): string => articles[draw.below(articles.length)] ?? 'Ann Lee said it was over.';
  const units = (draw.onceIn(10) ? `${article()}\n${article()}` : article()).split(draw.oneOf(cuts));
  for (const alter of many(1 + draw.below(draw.onceIn(4) ? 60 : 6), () => draw.oneOf(alterations))) if (units.length > 0) alter(draw, units);
  return units.join('');
}
