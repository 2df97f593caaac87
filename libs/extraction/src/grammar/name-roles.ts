import { roleNouns } from '../lexicons/actors';
import type { Token } from '../pipeline/types';

/** Verbs that say what somebody is: "Ann Lee became mayor". */
const LINKING_VERBS = ['is', 'was', 'became', 'becomes', 'remains', 'remained'];
const LEAD_TAGS = ['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'ADP'];
const APPOSED_TAGS = ['NOUN', 'PROPN', 'ADJ', 'DET', 'NUM', 'PART'];

/** The words that stand beside a name and tell whose it is, in lower case. */
export interface RolesBeside {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The words of office and place before and behind the name from `from` to `to`. */
export function rolesBeside(tokens: readonly Token[], from: number, to: number): RolesBeside {
  return { before: leadWords(tokens, from), after: [...wordsOfApposition(tokens, to), ...wordsOfPredicate(tokens, to)] };
}

/** The words of the phrase that leads up to a name: "the former umpire,", "National Security Adviser". */
function leadWords(tokens: readonly Token[], at: number): readonly string[] {
  const words: string[] = [];
  for (let place = at - 1; place >= Math.max(0, at - 7); place -= 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined) break;
    if (token.text === ',' && place !== at - 1) break;
    if (!LEAD_TAGS.includes(token.tag) && !/^[,.()]$/.test(token.text) && token.lower !== "'s") break;
    if (token.text === ',' && !isRoleBefore(tokens, place)) break;
    words.unshift(token.lower);
  }
  return words;
}

function isRoleBefore(tokens: readonly Token[], comma: number): boolean {
  return tokens.slice(Math.max(0, comma - 6), comma).some(({ lower, tag }) => roleNouns.has(lower) && tag !== 'PROPN');
}

/** ", the mayor of Rome", ", secretary of the club": the first words of what is apposed. */
function wordsOfApposition(tokens: readonly Token[], at: number): readonly string[] {
  return tokens[at]?.text === ',' ? nominalWords(tokens, at + 1) : [];
}

/** "Ann Lee is the mayor", "Ann Lee, who was minister": what she is said to be, where it is an office. */
function wordsOfPredicate(tokens: readonly Token[], at: number): readonly string[] {
  const verb = tokens[at]?.text === ',' && tokens[at + 1]?.lower === 'who' ? at + 2 : at;
  if (!LINKING_VERBS.includes(tokens[verb]?.lower ?? '')) return [];
  const words = nominalWords(tokens, verb + 1);
  return words.some((word) => roleNouns.has(word)) ? words : [];
}

function nominalWords(tokens: readonly Token[], from: number): readonly string[] {
  const words: string[] = [];
  for (const token of tokens.slice(from, from + 7)) {
    if (token.quotation !== undefined || !(APPOSED_TAGS.includes(token.tag) || (token.lower === 'of' && words.length > 0)) || token.lower === 'not') break;
    words.push(token.lower);
  }
  return words;
}
