import type { Phrase, Sentence, Token } from '../pipeline/types';
import { roleNouns } from '../lexicons/actors';
import { modifiedSubject } from './modified-subjects';
import { nearestPhrase, phraseBefore, phraseFrom } from './noun-phrases';
import { firstVerbOf, verbGroupAt } from './verb-groups';

/** What nobody is who does something: "criticism from partners, who". */
const ABSTRACT_HEAD = /(?:ism|tion|sion|ment|ship|ness|ure|ence|ance|ty|claim|support|applause)s?$/;
/** An insertion between commas may be this long. */
const LONGEST_INSERTION = 30;

/**
 * The subject of the verb group that starts at `at`: the phrase right before it, or before an insertion in commas ("Ann Lee,
 * who left in May, said"). An apposed name belongs to the phrase ("the mayor, Ann Lee, said").
 */
export function subjectBefore(sentence: Sentence, at: number, floor = 0): Phrase | undefined {
  const { tokens } = sentence;
  const before = tokens[at - 1];
  if (!before || at <= floor) return undefined;
  if (['who', 'which', 'that'].includes(before.lower)) return antecedent(sentence, at - 1, floor);
  if (!/^(?:,|--?|[–—])$/u.test(before.text)) return restricted(sentence, at, floor) ?? phraseBefore(sentence, at, floor) ?? modifiedSubject(sentence, at, floor);
  const opening = openingOfInsertion(tokens, at - 1, floor);
  if (opening === undefined) return undefined;
  const base = phraseBefore(sentence, opening, floor);
  const isName = isPureName(tokens, opening + 1, at - 1) || isTitledName(tokens, opening + 1, at - 1);
  const named = base && nameBefore(sentence, base, floor);
  if (named) return named;
  if (!base) return isName || tokens[opening - 1] ? phraseBefore(sentence, at - 1, opening + 1) : undefined;
  return isName && !isPureName(tokens, base.from, base.to) ? { sentence, from: base.from, to: at - 1 } : base;
}

/** "a man who lives in Leeds said": the phrase right before the verb is part of the relative clause. */
function restricted(sentence: Sentence, at: number, floor: number): Phrase | undefined {
  const phrase = modifiedSubject(sentence, at, floor);
  return phrase && sentence.tokens[phrase.to]?.lower === 'who' ? phrase : undefined;
}

/** "Ann Lee, the captain of 1979, now 88,", "former captain Ann Lee, 88, who left,": the name that the first of several insertions follows. */
function nameBefore(sentence: Sentence, base: Phrase, floor: number): Phrase | undefined {
  const { tokens } = sentence;
  if (tokens[base.from - 1]?.text !== ',' || isPureName(tokens, base.from, base.to)) return undefined;
  const name = phraseBefore(sentence, base.from - 1, floor);
  const isAge = base.to - base.from === 1 && tokens[base.from]?.tag === 'NUM';
  return name && (isAge || isPureName(tokens, name.from, name.to)) ? name : undefined;
}

/** "a seller who said", "Ann Lee, who said": what the relative pronoun stands for. */
function antecedent(sentence: Sentence, pronoun: number, floor: number): Phrase | undefined {
  const comma = sentence.tokens[pronoun - 1]?.text === ',' ? pronoun - 1 : pronoun;
  const whole = phraseBefore(sentence, comma, floor);
  const nearest = nearestPhrase(sentence, comma, floor);
  const isThing = sentence.tokens[pronoun]?.lower === 'who' && whole !== undefined && nearest !== undefined && ABSTRACT_HEAD.test(headBefore(whole, nearest)?.lower ?? '');
  return isThing ? nearest : (whole ?? nearest);
}

/** The noun of a phrase that its last part belongs to: "criticism" of "criticism from the partners". */
function headBefore({ sentence, from }: Phrase, part: Phrase): Token | undefined {
  const head = sentence.tokens[part.from - 2];
  return part.from - 2 >= from && sentence.tokens[part.from - 1]?.tag === 'ADP' && head?.tag === 'NOUN' ? head : undefined;
}

function openingOfInsertion(tokens: readonly Token[], closing: number, floor: number): number | undefined {
  const mark = tokens[closing]?.text;
  const lowest = Math.max(floor, closing - LONGEST_INSERTION);
  let opening: number | undefined;
  for (let at = closing - 1; at >= lowest; at -= 1) {
    const token = tokens[at];
    if (token?.text === ';' || token?.text === ':') break;
    if (token?.text !== mark || token?.quotation !== undefined) continue;
    opening ??= at;
    // The insertion is the one that starts with a relative pronoun, a preposition or an article; nearer commas stand inside it.
    if (opensInsertion(tokens[at + 1])) return at;
  }
  return opening;
}

function opensInsertion(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const isParticiple = token.tag === 'VERB' && token.lower.endsWith('ed');
  return isParticiple || ['who', 'whose', 'which', 'where', 'a', 'an', 'the', 'for', 'speaking', 'writing', 'now'].includes(token.lower);
}

/** Whether all words of a run are names: "Ann Lee", "Gen. Ann Lee of the Guards". */
export function isPureName(tokens: readonly Token[], from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  const last = run.at(-1);
  return run.length > 0 && last?.tag === 'PROPN' && run.length < 9 && run[0]?.tag === 'PROPN'
    && run.every(({ tag, text }) => tag === 'PROPN' || text === '.' || text === '-' || tag === 'ADP' || tag === 'DET');
}

/** "council member Ann Lee": an office without an article and then a name. */
function isTitledName(tokens: readonly Token[], from: number, to: number): boolean {
  const run = tokens.slice(from, to);
  return run.length > 2 && run.length < 8 && run.slice(-2).every(({ tag }) => tag === 'PROPN') && run.some(({ lower }) => roleNouns.has(lower)) && run.every(({ tag }) => ['PROPN', 'NOUN', 'ADJ'].includes(tag));
}

/** Who speaks in "said Ann Lee, the mayor": the phrase after the cue, an apposed name included. */
export function subjectAfter(sentence: Sentence, at: number): Phrase | undefined {
  const phrase = phraseFrom(sentence, at, { isJoint: true });
  if (!phrase || isPureName(sentence.tokens, phrase.from, phrase.to)) return phrase;
  if (sentence.tokens[phrase.to]?.text !== ',') return phrase;
  const apposed = phraseFrom(sentence, phrase.to + 1);
  return apposed && isPureName(sentence.tokens, apposed.from, apposed.to) ? { ...phrase, to: apposed.to } : phrase;
}

/** The subject of the sentence's first finite verb that stands in no relative clause. */
export function mainSubject(sentence: Sentence): Phrase | undefined {
  const verb = firstVerbOf(sentence);
  if (verb === undefined) return undefined;
  const from = verbGroupAt(sentence, verb).from;
  return behindRelative(sentence, verb) ?? subjectBefore(sentence, from);
}

/** "Ann Lee, whose side has lost, refused": where the first verb stands in a relative clause in commas, the subject of the verb behind it. */
function behindRelative(sentence: Sentence, verb: number): Phrase | undefined {
  const { tokens } = sentence;
  const opening = tokens.slice(0, verb).findLastIndex(({ text }) => text === ',');
  if (opening === -1 || !['who', 'whose', 'which', 'where'].includes(tokens[opening + 1]?.lower ?? '')) return undefined;
  const closing = tokens.findIndex(({ text, quotation }, at) => at > verb && text === ',' && quotation === undefined);
  const next = tokens[closing + 1];
  return closing !== -1 && (next?.tag === 'VERB' || next?.tag === 'AUX') ? subjectBefore(sentence, closing + 1) : undefined;
}
