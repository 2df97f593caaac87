import type { Findings } from '@on-record/domain';
import { findingsOf } from '../spec/extract-text';
import { linesOf } from '../spec/findings-lines';
import { sampleArticles } from '../spec/sample-articles';

const articles = sampleArticles();
const read = (text: string): Findings => findingsOf(text, { hasHeadline: true });

const straight = (text: string): string => text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'");

describe('marks straight instead of curly', () => {
  it.each(articles)('change nothing in $name', ({ text }) => {
    expect(linesOf(read(straight(text)))).toEqual(linesOf(read(text), straight));
  });
});

/** Surnames that no sample article has, of every usual length: how far apart two words stand stays the same. */
const strangers = [
  'Ash', 'Orr', 'Nye', 'Vane', 'Holt', 'Beck', 'Lark', 'Quill', 'Hyett', 'Dacre', 'Carrow', 'Ingram', 'Hallam', 'Kestle', 'Dunmore', 'Ellerby', 'Goddard', 'Lorimer',
  'Merriman', 'Ashworth', 'Farquhar', 'Ingleson', 'Wetherall', 'Hollister', 'Underhill', 'Bellwether', 'Carmichael', 'Featherston', 'Shuttleworth',
];

/** For each surname a stranger's of its length; one that no stranger is left for keeps its own. */
function exchangeOf(surnames: readonly string[]): readonly (readonly [string, string])[] {
  const left = new Set(strangers);
  return surnames.flatMap((surname) => {
    const stranger = [...left].find((each) => each.length === surname.length);
    if (stranger === undefined) return [];
    left.delete(stranger);
    return [[surname, stranger] as const];
  });
}

/** The surnames of everybody who speaks, accuses or is accused under a full name. */
function surnamesIn({ statements, accusations }: Findings): readonly string[] {
  const parties = [...statements.map(({ speaker }) => speaker), ...accusations.flatMap(({ accusation }) => [accusation.accuser, accusation.accused])];
  const names = parties.flatMap((party) => (party.kind === 'actor' && /^person:[^+]+$/.test(party.actor.canonical) ? [party.actor.name] : []));
  return [...new Set(names.flatMap((name) => / (\p{Lu}\p{Ll}+)$/u.exec(name)?.[1] ?? []))];
}

describe('surnames exchanged', () => {
  it.each(articles)('exchange the findings in the same way in $name', ({ text }) => {
    const found = read(text);
    const exchange = exchangeOf(surnamesIn(found));
    const wholeWord = (word: string): RegExp => new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'gu');
    const apply = (line: string): string => exchange.reduce((sum, [from, to]) => sum.replaceAll(wholeWord(from), to).replaceAll(wholeWord(from.toLowerCase()), to.toLowerCase()), line);
    expect(linesOf(read(apply(text)))).toEqual(linesOf(found, apply));
  });
});

/** Every paragraph without a quotation and behind the head of the article, cut at its stops. */
function splitParagraphs(text: string): string {
  return text.split('\n').map((line, place) => (place < 6 || /["“”‘]|''|(^|\s)'/u.test(line) ? line : line.replaceAll(/(?<=\p{Ll}{3}[.]) (?=\p{Lu})/gu, '\n'))).join('\n');
}

describe('paragraphs split', () => {
  it.each(articles)('change nothing in $name', ({ text }) => {
    expect(linesOf(read(splitParagraphs(text)))).toEqual(linesOf(read(text)));
  });
});
