import type { Sentence, Token } from '../pipeline/types';
import { timePhraseBefore } from './time-phrases';

const BE = ['is', 'are', 'was', 'were', 'be', 'been', 'being', "'s", "'re", "'m", 'am', 'got'];
const HAVE = ['has', 'have', 'had', "'ve", "'d"];
const DO = ['did', 'does', 'do'];
const MODALS = ['would', 'could', 'may', 'might', 'should', 'must', 'can', 'will', "'ll", 'shall', 'ca', 'wo', 'cannot'];
const NEGATIONS = ['not', "n't", 'never', 'nor', 'neither', 'hardly', 'without'];
/** Adverbs that the tagger may call something else. */
const ADVERBS = ['also', 'later', 'then', 'again', 'both', 'all', 'each', 'now', 'long', 'earlier', 'instead', 'meanwhile', 'however'];

/** "has itself been accused". */
const REFLEXIVES = ['himself', 'herself', 'itself', 'themselves'];

/** Phrases that stand between a subject and its verb like an adverb. */
const LINKING = ['in turn', 'in response', 'in reply', 'in return', 'in effect', 'in fact', 'in private', 'in public', 'of course', 'at first', 'at once', 'at last'];

/** The words that lead up to a verb: "has not", "was later", "to". */
export interface VerbGroup {
  /** The first token of the group. */
  readonly from: number;
  readonly isNegated: boolean;
  readonly isModal: boolean;
  readonly isPassive: boolean;
  /** "'s" alone may be "is" or "has". */
  readonly isShortened: boolean;
  readonly isInfinitive: boolean;
  readonly hasHave: boolean;
}

/** The verb group that ends with the verb at `at`; adverbs and times of day between its words belong to it. */
export function verbGroupAt(sentence: Sentence, at: number): VerbGroup {
  const { tokens } = sentence;
  const seen: Token[] = [];
  let from = at;
  while (from > 0 && at - from < 12) {
    const token = tokens[from - 1];
    if (!token || token.quotation !== undefined) break;
    if (!belongs(token, seen)) {
      if (isLinkingPhrase(tokens, from)) {
        from -= 2;
        continue;
      }
      const time = timePhraseBefore(tokens, from);
      if (time === undefined || time === 0 || tokens[time - 1]?.text === ',') break;
      from = time;
      continue;
    }
    seen.push(token);
    from -= 1;
  }
  const words = seen.map(({ lower }) => lower);
  const has = (list: readonly string[]): boolean => words.some((word) => list.includes(word));
  return { from, isNegated: has(NEGATIONS), isModal: has(MODALS), isPassive: has(BE), isShortened: has(["'s"]) && !has(BE.filter((word) => word !== "'s")), isInfinitive: words.includes('to'), hasHave: has(HAVE) };
}

/** "The firm in turn accused": two words that only tie the sentence to the one before. */
function isLinkingPhrase(tokens: readonly Token[], to: number): boolean {
  return ['in', 'of', 'at'].includes(tokens[to - 2]?.lower ?? '') && LINKING.includes(`${tokens[to - 2]?.lower} ${tokens[to - 1]?.lower}`);
}

function belongs(token: Token, seen: readonly Token[]): boolean {
  const { lower, tag } = token;
  if (lower === 'to') return !seen.some(({ lower: word }) => word === 'to');
  if (seen.some(({ lower: word }) => word === 'to')) return false;
  if (REFLEXIVES.includes(lower)) return seen.length > 0;
  if ([...BE, ...HAVE, ...DO, ...MODALS, ...NEGATIONS].includes(lower)) return lower !== "'s" || tag === 'AUX' || tag === 'VERB';
  return tag === 'ADV' ? !['when', 'where', 'why', 'how', 'as'].includes(lower) : ADVERBS.includes(lower) && tag !== 'DET';
}

/** The first finite verb group of a sentence outside quotation marks: what its main subject stands before. */
export function firstVerbOf({ tokens }: Sentence): number | undefined {
  const at = tokens.findIndex((token, place) => place > 0 && token.quotation === undefined && isFinite(token, tokens[place - 1]));
  return at === -1 ? undefined : at;
}

/** Whether a token can be a finite verb where it stands. */
export function isFinite(token: Token, before: Token | undefined): boolean {
  if (token.tag === 'AUX') return true;
  if (token.tag !== 'VERB' || token.lower.endsWith('ing') || before?.lower === 'to') return false;
  return !(before && ['DET', 'ADJ'].includes(before.tag) && /(ed|en)$/.test(token.lower));
}
