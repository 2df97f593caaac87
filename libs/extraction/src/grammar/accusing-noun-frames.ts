import { groupNouns, organisationNouns } from '../lexicons/actors';
import { consideringVerbs, doggedVerbs, hostileNouns, makingVerbs, namesOfAccusation, plainSteps, stepsAgainst, sufferingVerbs } from '../lexicons/accusing-nouns';
import { demonyms } from '../lexicons/places';
import { rejectingVerbs } from '../lexicons/denying-words';
import { possessives } from '../lexicons/pronouns';
import type { AccusationDraft, Phrase, Sentence, Token } from '../pipeline/types';
import { partyFrom } from './accused-phrases';
import { clauseEnd, isOfName, type AccusingFrame } from './accusing-frames';
import { nearestPhrase, phraseFrom } from './noun-phrases';
import { verbGroupAt } from './verb-groups';
import { subjectOfVerb, verbBefore } from './verb-subjects';
import { subjectOfContent } from './wrongs';

const FARTHEST_VERB = 6;
const FARTHEST_PHRASE = 14;

interface NounPlace {
  readonly sentence: Sentence;
  readonly at: number;
  /** Where its noun phrase starts. */
  readonly from: number;
  readonly legal: AccusationDraft['legal'];
}

/** Who accuses whom in a noun: "Peru's allegations against Chile", "filed a complaint against", "faces charges of". */
export function accusingNounFrameAt(sentence: Sentence, at: number): AccusingFrame | undefined {
  const token = sentence.tokens[at];
  if (!token || token.quotation !== undefined) return undefined;
  const legal = stepsAgainst.get(token.lower);
  if (!legal && !namesOfAccusation.has(token.lower)) return undefined;
  const place: NounPlace = { sentence, at, from: phraseStart(sentence.tokens, at), legal: legal ?? 'none' };
  if (isNone(place)) return undefined;
  return legal ? stepFrame(place, legal) : namedFrame(place);
}

/** Who makes what a noun of speaking names, and what it says: "Peru's denial that", "a denial by the army". */
export function rolesOfNoun(sentence: Sentence, at: number): { readonly maker: Phrase | undefined; readonly content: Phrase | undefined } {
  const place: NounPlace = { sentence, at, from: phraseStart(sentence.tokens, at), legal: 'none' };
  const { by, content } = afterNoun(place);
  const support = supportOf(place);
  const maker = isNone(place) || support.isOpen ? undefined : (ownerIn(place) ?? by ?? (support.makes ? support.subject : undefined));
  return { maker, content };
}

function phraseStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && at - from < 8) {
    const token = tokens[from - 1];
    if (!token || token.quotation !== undefined) break;
    const fits = ['ADJ', 'NOUN', 'PROPN', 'DET', 'NUM'].includes(token.tag) || possessives.has(token.lower) || token.lower === "'s" || (token.tag === 'VERB' && /(ed|ing)$/.test(token.lower) && tokens[from - 2]?.tag === 'DET');
    if (!fits) break;
    from -= 1;
    if (token.tag === 'DET' && !['all'].includes(token.lower)) break;
  }
  return from;
}

function isNone({ sentence: { tokens }, at, from }: NounPlace): boolean {
  return tokens.slice(Math.max(0, from - 1), at).some(({ lower }) => ['no', 'without', 'any', 'false', 'deny', 'possible', 'potential'].includes(lower) && lower !== 'deny');
}

/** "accusation", "allegation": with anybody who makes it, or against whom it is made. */
function namedFrame(place: NounPlace): AccusingFrame | undefined {
  const { sentence, at, from } = place;
  const rest = afterNoun(place);
  const support = supportOf(place);
  const accuser = ownerIn(place) ?? rest.by ?? modifierIn(place) ?? (support.makes ? support.subject : undefined);
  const denier = support.suffers ? support.subject : undefined;
  const accused = rest.against ?? contentSubject(rest.content, denier) ?? (rest.content ? denier : undefined);
  if (support.isOpen || (!accuser && !accused)) return undefined;
  return { trigger: { sentence, from: at, to: at + 1 }, accuser, accused: accuser && accused && isSame(accuser, accused) ? undefined : accused, allegation: rest.content, legal: 'none', isSeeming: false, isPlain: rest.against !== undefined || accuser !== undefined || from < at };
}

/** "charges against", "filed a lawsuit against", "faces charges of". */
function stepFrame(place: NounPlace, legal: AccusationDraft['legal']): AccusingFrame | undefined {
  const { sentence, at } = place;
  const rest = afterNoun(place);
  const support = supportOf(place);
  const lower = sentence.tokens[at]?.lower ?? '';
  if (support.isOpen) return undefined;
  const trigger = { sentence, from: at, to: at + 1 };
  const base = { trigger, allegation: rest.content, legal, isSeeming: false } as const;
  if (rest.against) {
    if (plainSteps.has(lower) && !support.makes && lower !== 'complaint') return undefined;
    // "made the case against them": an argument, and no lawsuit.
    if (lower === 'case' && !/^(?:br|fil|lodg|open|regist|initia|institut|launch)/.test(support.verb)) return undefined;
    return { ...base, accuser: (support.makes ? support.subject : undefined) ?? ownerIn(place) ?? rest.by, accused: rest.against, isPlain: (legal === 'lawsuit' && support.makes) || isNamed(rest.against) };
  }
  if (legal !== 'charge' && support.verb.startsWith('fac') && support.suffers && support.subject && rest.by) return { ...base, accuser: rest.by, accused: support.subject, isPlain: false };
  if (legal !== 'charge' || !support.suffers || !support.subject || ['deny', 'denies', 'denied', 'denying'].includes(support.verb)) return undefined;
  const isSaid = rest.content !== undefined || place.from < at - 1 || (place.from < at && sentence.tokens[place.from]?.tag !== 'DET');
  return isSaid ? { ...base, accuser: rest.by, accused: support.subject, isPlain: false, legal: rest.isThat ? 'none' : legal } : undefined;
}

interface AfterNoun {
  readonly by: Phrase | undefined;
  readonly against: Phrase | undefined;
  readonly content: Phrase | undefined;
  readonly isThat: boolean;
}

/** The phrases that belong to the noun: "by Chile against Peru of moving the stones", in any order. */
function afterNoun({ sentence, at }: NounPlace): AfterNoun {
  const { tokens } = sentence;
  const end = clauseEnd(sentence, at + 1);
  let by: Phrase | undefined;
  let against: Phrase | undefined;
  for (let place = at + 1; place < Math.min(tokens.length, at + FARTHEST_PHRASE); place += 1) {
    const token = tokens[place];
    if (!token || token.quotation !== undefined || token.tag === 'SCONJ' || token.lower === 'that' || (token.tag === 'AUX' && against === undefined)) break;
    if (/^[;:.]$/.test(token.text) || (token.tag === 'VERB' && !token.lower.endsWith('ing') && !['made', 'levelled', 'leveled', 'brought', 'filed', 'lodged'].includes(token.lower))) break;
    if (token.lower === 'against' && hostileNouns.has(tokens[place - 1]?.lower ?? '')) continue;
    if (['against', 'about', 'at', 'concerning', 'regarding'].includes(token.lower)) against ??= againstFrom(sentence, place, end);
    else if (['by', 'from'].includes(token.lower) && tokens[place + 1]?.lower.endsWith('ing') !== true) by ??= phraseFrom(sentence, place + 1, { isJoint: true });
    else if (token.lower === 'in' && isMedium(sentence, place + 1)) by ??= phraseFrom(sentence, place + 1);
  }
  const { content, isThat } = contentOf(sentence, { at, end });
  // "accusations of theft against Peru": whom they are against is no part of the wrong.
  const parties = [by, against].flatMap((party) => (party && content && party.from - 1 > content.from ? [party.from - 1] : []));
  return { by, against, content: content && { ...content, to: Math.min(content.to, ...parties) }, isThat };
}

/** Against a party: things and doings "about" which something is alleged are none. */
function againstFrom(sentence: Sentence, at: number, end: number): Phrase | undefined {
  const phrase = partyFrom(sentence, at + 1, Math.max(end, at + 2));
  if (!phrase || sentence.tokens[at]?.lower === 'against') return phrase;
  const words = sentence.tokens.slice(phrase.from, phrase.to);
  return words[0]?.tag === 'PROPN' || (words.length === 1 && words[0]?.tag === 'PRON' && words[0].lower !== 'it') ? phrase : undefined;
}

/** A pronoun or a name: somebody, whatever else is known. */
function isNamed({ sentence: { tokens }, from, to }: Phrase): boolean {
  return tokens[to - 1]?.tag === 'PROPN' || (to - from === 1 && tokens[from]?.tag === 'PRON' && tokens[from]?.lower !== 'it');
}

function isMedium({ tokens }: Sentence, at: number): boolean {
  return tokens.slice(at, at + 4).some(({ lower, text }) => ['media', 'press', 'newspaper', 'newspapers', 'times', 'post', 'papers', 'magazine', 'tabloids', 'guardian', 'telegraph', 'mirror', 'report'].includes(lower) && /[\p{L}]/u.test(text));
}

function contentOf(sentence: Sentence, { at, end }: { readonly at: number; readonly end: number }): { readonly content: Phrase | undefined; readonly isThat: boolean } {
  const { tokens } = sentence;
  const link = tokens.findIndex(({ lower, quotation }, place) => place > at && place < at + FARTHEST_PHRASE && quotation === undefined && ['that', 'of', 'over'].includes(lower));
  if (link === -1 || link >= end || tokens.slice(at + 1, link).some(({ tag }) => tag === 'VERB' || tag === 'AUX') || isOfName(tokens, link, end)) return { content: undefined, isThat: false };
  if (tokens[link]?.lower === 'that' && isDeniedAt(sentence, link)) return { content: undefined, isThat: false };
  const to = tokens[link]?.lower === 'that' ? clauseEnd(sentence, link + 1) : end;
  return { content: link + 1 < to ? { sentence, from: link + 1, to } : undefined, isThat: tokens[link]?.lower === 'that' };
}

/** "an accusation that Peru also denied": what is denied is the accusation, and nothing is said of what it was. */
function isDeniedAt({ tokens }: Sentence, that: number): boolean {
  const verb = tokens.findIndex(({ tag }, at) => at > that + 1 && at < that + 7 && tag === 'VERB');
  const next = tokens[verb + 1];
  return verb !== -1 && rejectingVerbs.has(tokens[verb]?.lower ?? '') && (next === undefined || next.tag === 'PUNCT' || next.lower === 'as');
}

/** Of whom "that it had lied" says so; a pronoun there means who answers, when somebody does. */
function contentSubject(content: Phrase | undefined, denier: Phrase | undefined): Phrase | undefined {
  if (content?.sentence.tokens[content.from - 1]?.lower !== 'that') return undefined;
  const found = subjectOfContent(content);
  const isPronoun = found !== undefined && found.to - found.from === 1 && content.sentence.tokens[found.from]?.tag === 'PRON';
  return isPronoun && denier ? denier : found;
}

/** "Peru's allegations", "his charges", "government allegations". */
function ownerIn({ sentence, at, from }: NounPlace): Phrase | undefined {
  const { tokens } = sentence;
  const mark = tokens.findLastIndex(({ lower, tag }, place) => place >= from && place < at && (lower === "'s" || lower === "'") && tag !== 'AUX');
  if (mark > from) return { sentence, from: nearestPhrase(sentence, mark)?.from ?? from, to: mark };
  const pronoun = tokens[from];
  if (pronoun && possessives.has(pronoun.lower)) return { sentence, from, to: from + 1 };
  return undefined;
}

/** "government allegations", "Turkish allegations". */
function modifierIn({ sentence, at, from }: NounPlace): Phrase | undefined {
  const { tokens } = sentence;
  const modifier = tokens[at - 1];
  const isNoun = modifier !== undefined && (modifier.tag === 'NOUN' || modifier.tag === 'PROPN' || demonyms.has(modifier.lower));
  const isParty = isNoun && at - 1 >= from && (demonyms.has(modifier.lower) || organisationNouns.has(modifier.lower) || groupNouns.has(modifier.lower) || modifier.tag === 'PROPN');
  return isParty ? { sentence, from: tokens[from]?.tag === 'DET' && from < at - 1 ? from + 1 : from, to: at } : undefined;
}

interface Support {
  readonly verb: string;
  readonly subject: Phrase | undefined;
  readonly makes: boolean;
  readonly suffers: boolean;
  /** Whether it is negated, wished or only supposed. */
  readonly isOpen: boolean;
}

/** The verb whose object the noun is, and who does it. */
function supportOf({ sentence, from }: NounPlace): Support {
  const { tokens } = sentence;
  const verb = verbBefore(sentence, from);
  const none: Support = { verb: '', subject: undefined, makes: false, suffers: false, isOpen: false };
  const token = verb === undefined ? undefined : tokens[verb];
  if (verb === undefined || !token || from - verb > FARTHEST_VERB) return none;
  if (consideringVerbs.has(token.lower)) return { ...none, isOpen: true };
  const isBetween = tokens.slice(verb + 1, from).every(({ tag, text }) => tag !== 'PUNCT' || text === ',');
  const isDogged = tokens[from - 1]?.lower === 'by' && doggedVerbs.has(token.lower);
  const isDirect = tokens[from - 1]?.tag !== 'ADP' || isDogged || ['with', 'in'].includes(tokens[from - 1]?.lower ?? '');
  const isPassive = verbGroupAt(sentence, verb).isPassive && !token.lower.endsWith('ing');
  const makes = makingVerbs.has(token.lower) && isBetween && isDirect && !isPassive;
  const suffers = (isDogged && isPassive) || (sufferingVerbs.has(token.lower) && isDirect && !isPassive);
  if (!makes && !suffers) return none;
  const { phrase, isDone } = subjectOfVerb(sentence, verb);
  return { verb: token.lower, subject: phrase, makes, suffers: suffers && isDone, isOpen: !isDone && makes };
}

function isSame(a: Phrase, b: Phrase): boolean {
  return a.from === b.from && a.to === b.to;
}
