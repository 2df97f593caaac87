import { z } from 'zod';

/** One error as a scorer tells it. */
export interface ScoringError {
  readonly articleId: string;
  readonly kind: string;
  /** The words that the error is about, as far as the scorer prints them. */
  readonly words: string;
  /** What more it says: what was expected and what came. */
  readonly details: readonly string[];
}

/** Which rule of the scorer each kind of error breaks. */
export const scoringRules: Readonly<Record<string, string>> = {
  'missed statement': 'Gold that must be found, and no prediction shares at least half of its words (word IoU >= 0.5).',
  'spurious statement': 'A prediction that shares less than half of its words with any gold, and lies in no optional gold.',
  'wrong speaker': 'The span is right (word IoU >= 0.5), the speaker is not: neither the resolved name nor a head word in common, or a speaker where gold has none.',
  'wrong edges': 'The span is right by the relaxed rule, but its edges differ after white space, quotation marks, punctuation and a leading "that" are trimmed.',
  'wrong channel': 'Kind or name of the channel is not what gold has, or gold has none.',
  'wrong saidAt': 'The time is not what gold has at its precision, or gold has none.',
  'missed accusation': 'Gold that must be found, and no prediction of this type has its trigger in the sentence or statement.',
  'spurious accusation': 'A prediction of this type where gold has none near.',
  'missed accusation beside another': 'The sentence holds several by gold, and not all of them were predicted.',
  'wrong accuser': 'Found, but the accuser is not who gold says.',
  'wrong accused': 'Found, but the accused is not who gold says.',
  'wrong denier': 'A denial that was found, but who denies is not who gold says.',
  'wrong accuser denied': 'A denial that was found, but whose allegation it denies is not who gold says.',
  'wrong pairs': 'The names are right, but not who of them accuses whom.',
  'false alarm': 'The sentence reports no accusation by gold or by its reader, and one was predicted.',
  'unread alarm': 'A certain accusation that nobody has read yet; see read-accusations.ts.',
  reversed: 'The right pair the wrong way round.',
  'missed denial': 'The sentence reports a denial by gold, and none was predicted.',
  'spurious denial': 'The sentence reports no denial by gold, and one was predicted.',
  'missed direction': 'One of the two given names accuses the other by gold, and nothing was predicted between them.',
  'missed link': 'What was found answers something by gold, and no link was predicted.',
  'missed answer': 'Gold has a link from a denial or counter-accusation that was not found.',
  'wrong link': 'What was found answers something else by gold.',
  'spurious link': 'A denial is said to answer something, and gold has no such denial or nothing that it answers.',
  'wrong direction': 'Between the two given names an accusation was predicted that gold does not have.',
};

const kinds: Readonly<Record<string, string>> = { MISSED: 'missed statement', SPURIOUS: 'spurious statement', SPEAKER: 'wrong speaker', BOUNDARY: 'wrong edges' };

/** Reads the errors of the scorer of statements: id, kind, kind of statement, words, and two more by kind. */
export function readQuoteErrors(tsv: string): readonly ScoringError[] {
  return tsv.split('\n').flatMap((line) => {
    const [articleId = '', code = '', statementKind = '', words = '', first = '', second = ''] = line.split('\t');
    const kind = kinds[code];
    return kind === undefined ? [] : [{ articleId, kind, words, details: [statementKind, ...detailsOf(kind, first, second)] }];
  });
}

function detailsOf(kind: string, first: string, second: string): readonly string[] {
  if (kind === 'wrong speaker') return [`gold: ${shown(first)}`, `found: ${shown(second)}`];
  if (kind === 'wrong edges') return [`found: ${first}`];
  return [`cue: ${shown(first)}`, `speaker: ${shown(second)}`];
}

/** Python writes a missing value as None. */
function shown(value: string): string {
  return value === '' || value === 'None' ? '-' : value;
}

/** Reads the errors of the scorer of whole articles, which it prints behind its figures, two blanks before each. */
export function readArticleErrors(report: string): readonly ScoringError[] {
  return report.split('\n').flatMap((line) => {
    const [articleId, told, first = '', ...more] = line.startsWith('  ') ? line.slice(2).split('\t') : [];
    if (articleId === undefined || told === undefined || !(told in scoringRules || told === 'wrong parties')) return [];
    const error = { articleId, ...wordsOf(told, first), ...(more.length > 0 && { details: more }) };
    return kindsOf(told, first).map((kind) => ({ ...error, kind }));
  });
}

/** The scorer tells accusations and denials, and which party is wrong, in the words behind the kind only. */
function kindsOf(told: string, words: string): readonly string[] {
  const isDenial = words.startsWith('deny ');
  if (told !== 'wrong parties') return [isDenial ? told.replace('accusation', 'denial') : told];
  const [gold = [], got = []] = words.split(' got ').map((event) => /^\w+ (.*?) -> (.*?) \[/.exec(event)?.slice(1) ?? []);
  if (!isDenial && gold[0] === got[1] && gold[1] === got[0]) return ['reversed'];
  const wrong = [...(gold[0] === got[0] ? [] : [isDenial ? 'wrong denier' : 'wrong accuser']), ...(gold[1] === got[1] ? [] : [isDenial ? 'wrong accuser denied' : 'wrong accused'])];
  return wrong.length === 0 ? ['wrong pairs'] : wrong;
}

/** `a for b: words` of speakers, `{'text': 'words', ...}` of channels and times, `accuse a -> b [words]` of accusations. */
function wordsOf(kind: string, told: string): Pick<ScoringError, 'words' | 'details'> {
  const pattern = { 'wrong speaker': /^(?<detail>.*? for .*?): (?<words>.*)$/, 'missed accusation': /^(?<detail>.*\[(?<words>.*)\])$/, 'spurious accusation': /^(?<detail>.*\[(?<words>.*)\])$/, 'wrong parties': /^(?<detail>.*?\[(?<words>.*?)\].*)$/ }[kind]
    ?? (kind.endsWith('statement') ? /^(?<words>.*)$/ : /^(?<detail>.*?'text': ['"](?<words>.*?)['"], .*)$/);
  const parsed = z.object({ words: z.string(), detail: z.string().optional() }).safeParse({ ...pattern.exec(told)?.groups });
  return parsed.success ? { words: parsed.data.words, details: parsed.data.detail === undefined ? [] : [parsed.data.detail] } : { words: '', details: [told] };
}

/** The first place among the spans, else in the text, where the words of an error stand; scorers print line ends as " / ". */
export function placeOf(words: string, spans: readonly { readonly start: number; readonly text: string }[], text: string): number | undefined {
  const [first = ''] = words.split(' / ');
  if (first === '') return undefined;
  const span = spans.find((each) => each.text.includes(first));
  const place = span === undefined ? text.indexOf(first) : span.start + span.text.indexOf(first);
  return place < 0 ? undefined : place;
}
