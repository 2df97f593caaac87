import { reportingVerbs } from '../../../libs/extraction/src/lexicons/reporting-verbs.ts';
import { lengthOf, many, type Draw } from '../draw.ts';

const marks = ['"', '“', '”', '‘', '’', "'", "''", '``', '«', '»', '„', '‟', '‹', '›', '"', '“', '”'] as const;
const brackets: readonly [readonly [string, string], ...(readonly [string, string])[]] = [['(', ')'], ['[', ']'], ['{', '}'], ['“', '”'], ['"', '"'], ['‘', '’'], ["'", "'"], ['said “', '”'], ['Ann said that ', ' lied'], ['who, ', ','], ['– ', ' –']];
const names = ['Ann Lee', 'Lee', 'Kyiv', 'Moscow', 'Chile', 'Peru', 'Lima', 'the council', 'the Harbour Ministry', 'Mr. Ray', 'President Rosa Vidal', 'the U.S.', 'Tom Ray (D-Vt.)', 'O’Brien', 'she', 'they', 'it', 'both sides', 'officials', 'İzmir'] as const;
const cues = [
  'according to', 'accused', 'was accused by', 'accuses', 'blamed', 'denied', 'denies', 'called', 'each other', 'allegations that', 'the charge', 'rejected', 'reportedly', 'allegedly', 'sued', 'was charged with', 'lied', 'of lying',
  'in a statement', 'on X', 'at a press conference', 'by phone', 'on Monday', 'last week', 'in March 2024', 'at 3 p.m.', 'that', 'who', 'which', 'whether', 'to', 'of', 'for', 'by', 'not', 'never', 'and', 'but', 'or', 'as', 'if', 'because', 'while', 'is', 'was', 'has', 'had been', 'would',
] as const;
const ends = ['.', '. ', '.\n', '\n', '\n\n', ', ', ': ', '; ', '?', '!', '?” ', ',” ', ' - ', '…', '- ', '• ', 'By Ann Lee\n', 'LIMA (Wire) - ', 'Q: ', 'A: ', '09:15 - ', 'FILE PHOTO: '] as const;
const things = ['the plan', 'it was over', 'the lights', 'a lie', 'nothing', 'stones', 'the harbour was closed', 'moving the stones', 'we will pay', 'hello', 'no', '2,000 tonnes', '“fair”', "a 'joke'"] as const;
const verbs = reportingVerbs.flatMap(({ base, past, participle, particle }) => [base, `${base}s`, past ?? `${base}ed`, participle ?? `${base}ing`].map((form) => (particle === undefined ? form : `${form} ${particle}`)));

/** The words that the rules look for, in any order. */
export function lexiconSoup(draw: Draw): string {
  const kinds: readonly [readonly string[], ...(readonly string[])[]] = [names, names, verbs, cues, cues, ends, things, marks];
  return many(Math.ceil(lengthOf(draw) / 8), () => {
    const words = draw.oneOf(kinds);
    return `${words[draw.below(words.length)] ?? ''}${draw.onceIn(5) ? '' : ' '}`;
  }).join('');
}

/** Quotation marks of all kinds between a few words, balanced only by luck. */
export function quotationSoup(draw: Draw): string {
  const own = many(1 + draw.below(4), () => draw.oneOf(marks));
  return many(Math.ceil(lengthOf(draw) / 4), () => {
    if (draw.onceIn(2)) return own[draw.below(own.length)] ?? '"';
    return draw.oneOf([' ', ' ', 'a', 'Ann Lee', ' said', ' he said, ', '.', ',', '\n', 'dogs', 's', '90', 'it was over', '?', ' ']);
  }).join('');
}

/** Brackets, quotations and clauses within each other, many levels deep, closed or not. */
export function deepNesting(draw: Draw): string {
  const pairs = many(1 + draw.below(3), () => draw.oneOf(brackets));
  const depth = Math.ceil(lengthOf(draw) / 12);
  const at = (level: number, side: 0 | 1): string => pairs[level % pairs.length]?.[side] ?? '';
  const opened = many(depth, (level) => at(level, 0)).join(draw.oneOf(['', ' ', 'a ']));
  const closed = many(draw.onceIn(3) ? draw.below(depth + 1) : depth, (level) => at(depth - 1 - level, 1)).join(draw.oneOf(['', ' ', ' b']));
  return `${opened}${draw.oneOf(['', 'x', 'Ann Lee said it was over.'])}${closed}`;
}

/** A sentence that somebody says about what somebody says, and so on. */
export function reportedReports(draw: Draw): string {
  return `${many(Math.ceil(lengthOf(draw) / 20), () => `${draw.oneOf(names)} ${verbs[draw.below(verbs.length)] ?? 'said'} ${draw.oneOf(['', 'that ', '“', 'on Monday that ', 'to Ann Lee, who '])}`).join('')}${draw.oneOf(things)}.`;
}
