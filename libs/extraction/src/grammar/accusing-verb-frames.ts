import { accusingVerbs, chargedAdverbs, chargeLinks, entrustedWith, prosecutingNouns, type AccusingVerbRow } from '../lexicons/accusing-verbs';
import { possessives } from '../lexicons/pronouns';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { blamed, clauseEnd, isReciprocalAt, type AccusingFrame } from './accusing-frames';
import { listFrom, partyFrom, withoutLinked } from './accused-phrases';
import { afterAdjuncts } from './adjuncts';
import { isCause } from './causes';
import { inflectionsOf, type VerbForm } from './inflections';
import { phraseBefore, phraseFrom, tokensOf } from './noun-phrases';
import { passiveSubject } from './passive-subjects';
import { objectBefore, withoutPronoun } from './relative-objects';
import { timePhraseAt } from './time-phrases';
import { isFinite, verbGroupAt } from './verb-groups';
import { subjectOfVerb, verbBefore } from './verb-subjects';

const LONGEST_OBJECT = 40;
/** "charges" and "faults" are nouns, too. */
const NEVER_NOUNS = ['accuses', 'blames', 'indicts', 'sues', 'implicates'];
const verbs: ReadonlyMap<string, { readonly row: AccusingVerbRow; readonly form: VerbForm }> = new Map(accusingVerbs.flatMap((row) => inflectionsOf(row.base, row.past).map(([text, form]) => [text, { row, form }] as const)));

interface VerbPlace {
  readonly sentence: Sentence;
  readonly at: number;
  readonly row: AccusingVerbRow;
  /** Where the words of the verb's object end. */
  readonly end: number;
  /** Whether that is known, and not only where the sentence ends. */
  readonly isEndKnown: boolean;
}

/** Who accuses whom with the verb at `at`, in any voice; nothing where it is no such verb, or nobody did so. `contentEnd` says where what is reported with it ends. */
export function accusingVerbFrameAt(sentence: Sentence, at: number, contentEnd: () => number | undefined = () => undefined): AccusingFrame | undefined {
  const token = sentence.tokens[at];
  const found = token && verbs.get(token.lower);
  if (!found || token.quotation !== undefined || !isVerbHere(sentence, at, found.form)) return undefined;
  const end = contentEnd();
  const place: VerbPlace = { sentence, at, row: found.row, end: end ?? sentence.tokens.length, isEndKnown: end !== undefined };
  const inverted = found.form === 'past' ? invertedFrame(place) : undefined;
  if (inverted) return inverted;
  const isPassive = found.form === 'past' && isPassiveAt(place);
  return isPassive ? passiveFrame(place) : activeFrame(place);
}

/** "blame" and "charge" are nouns too: behind an article or adjective, or where the tagger says so and no subject stands before. */
function isVerbHere({ tokens }: Sentence, at: number, form: VerbForm): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (NEVER_NOUNS.includes(token?.lower ?? '')) return token?.tag !== 'PROPN';
  if (token?.lower === 'charged' && chargedAdverbs.has(before?.lower ?? '')) return false;
  if (!token || (before && (['DET', 'ADJ', 'NUM'].includes(before.tag) || possessives.has(before.lower) || before.lower === "'s") && !isPronounSubject(before))) return form === 'past' && isAfterNumber(tokens, at);
  if (form === 'past' || form === 'gerund') return token.tag !== 'PROPN';
  if (token.tag === 'VERB') return true;
  return before !== undefined && (['they', 'we', 'you', 'i', 'he', 'she', 'who', 'to', 'people', "n't", 'not', 'really', 'should'].includes(before.lower) || (before.tag === 'NOUN' && before.lower.endsWith('s') && tokens[at + 1]?.tag === 'DET'));
}

function isPronounSubject({ lower }: Token): boolean {
  return ['all', 'both', 'some', 'many', 'others', 'another', 'this', 'that', 'each', 'long', 'later', 'first', 'previously', "'s"].includes(lower);
}

function isAfterNumber(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.tag === 'NUM' || (tokens[at - 1]?.tag === 'ADJ' && tokens[at - 2]?.tag !== 'DET');
}

/** A participle without an object: with "be", joined to such a one, or right behind what it is said of. */
function isPassiveAt({ sentence, at, row }: VerbPlace): boolean {
  const { tokens } = sentence;
  const group = verbGroupAt(sentence, at);
  if (group.isPassive) return true;
  if (group.hasHave) return false;
  const next = tokens[at + 1];
  const linked = ['by', ...row.links, ...(row.reversed ?? [])].includes(next?.lower ?? '') && !(next?.lower === 'in' && row.base === 'accuse');
  const before = tokens[group.from - 1];
  if (before && ['and', 'or', ','].includes(before.lower)) {
    const earlier = verbBefore(sentence, group.from);
    const isJoined = earlier !== undefined && verbGroupAt(sentence, earlier).isPassive && (linked || next === undefined || next.tag === 'PUNCT');
    if (isJoined) return true;
  }
  const own = phraseBefore(sentence, group.from);
  if (before?.tag === 'PRON' || (own && objectBefore(own))) return false;
  return linked || (row.legal !== undefined && (next === undefined || next.text === ',') && before?.tag === 'NOUN');
}

function passiveFrame(place: VerbPlace): AccusingFrame | undefined {
  const { sentence, at, row } = place;
  const { tokens } = sentence;
  const subject = passiveSubject(sentence, at);
  if (!subject.isDone) return undefined;
  const end = Math.min(place.end, passiveEnd(sentence, at + 1));
  const agent = agentIn(sentence, at + 1, end);
  const link = linkIn(place, at + 1, end);
  const reversed = link === undefined && row.reversed ? reversedIn(place, at + 1, end) : undefined;
  const base = { trigger: { sentence, from: at, to: at + 1 }, accuser: agent, legal: row.legal ?? 'none', isSeeming: subject.isSeeming } as const;
  if (reversed !== undefined) {
    const accused = partyFrom(sentence, reversed + 1, end);
    return accused && blamed({ ...base, accused, allegation: subject.phrase });
  }
  if (!subject.phrase || !isEnough(place, { agent, link, next: tokens[at + 1] })) return undefined;
  const allegation = link === undefined ? undefined : allegationFrom(sentence, link + 1, agent && agent.from > link ? agent.from - 1 : end);
  return plainly(row, link, { ...base, accused: subject.phrase, allegation });
}

/** "Also charged is Ann Lee": the subject comes last. */
function invertedFrame({ sentence, at, row }: VerbPlace): AccusingFrame | undefined {
  const { tokens } = sentence;
  if (!['is', 'are', 'was', 'were'].includes(tokens[at + 1]?.lower ?? '') || (at > 0 && tokens[at - 1]?.lower !== 'also')) return undefined;
  const accused = partyFrom(sentence, at + 2, tokens.length);
  return accused && plainly(row, undefined, { trigger: { sentence, from: at, to: at + 1 }, accuser: undefined, accused, allegation: undefined, legal: row.legal ?? 'none', isSeeming: false });
}

/** What else must stand beside a verb with other senses. */
function isEnough({ row, sentence }: VerbPlace, { agent, link, next }: { readonly agent: Phrase | undefined; readonly link: number | undefined; readonly next: Token | undefined }): boolean {
  if (link !== undefined) return row.legal !== 'charge' || !entrustedWith.has(sentence.tokens[link + 1]?.lower ?? '') && !entrustedWith.has(sentence.tokens[link + 2]?.lower ?? '');
  if (row.needsLink) return false;
  if (row.needsProsecutor) return (agent !== undefined && isProsecutor(agent)) || (agent === undefined && (next === undefined || chargeLinks.has(next.lower)));
  return row.base !== 'blame' || agent !== undefined;
}

function plainly(row: AccusingVerbRow, link: number | undefined, frame: Omit<AccusingFrame, 'isPlain'>): AccusingFrame | undefined {
  if (row.base === 'blame') return blamed(frame);
  return { ...frame, isPlain: row.base === 'accuse' || row.base === 'indict' || (link !== undefined && !row.needsLink && row.takesCauses !== true) };
}

function passiveEnd(sentence: Sentence, from: number): number {
  const { tokens } = sentence;
  const end = clauseEnd(sentence, from);
  for (let at = from; at < end; at += 1) {
    const before = tokens[at - 1];
    if (tokens[at]?.lower === 'that') return end;
    if (at > from + 1 && tokens[at]?.tag === 'AUX' && before?.tag !== 'PRON' && !['who', 'which', 'and'].includes(before?.lower ?? '')) return at;
  }
  return end;
}

/** The phrase behind "by", when somebody is named there. */
function agentIn(sentence: Sentence, from: number, end: number): Phrase | undefined {
  const { tokens } = sentence;
  for (let at = from; at < Math.min(end, from + 16); at += 1) {
    if (tokens[at]?.lower !== 'by' || tokens[at]?.quotation !== undefined) continue;
    if (at > from + 4 && tokens.slice(from, at).some(({ tag }) => tag === 'VERB')) return undefined;
    return timePhraseAt(tokens, at) || tokens[at + 1]?.lower.endsWith('ing') ? undefined : (phraseFrom(sentence, at + 1, { isJoint: true, limit: end }) ?? (at === from ? partyFrom(sentence, at + 1, end) : undefined));
  }
  return undefined;
}

/** The link word before a gerund, or else the first one. A date behind "on" is none. */
function linkIn({ sentence: { tokens }, row: { links } }: VerbPlace, from: number, end: number): number | undefined {
  let first: number | undefined;
  for (let at = from; at < Math.min(end, from + LONGEST_OBJECT); at += 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined || !links.includes(token.lower) || (['on', 'in'].includes(token.lower) && timePhraseAt(tokens, at))) continue;
    if (token.lower === 'in' && !['in', 'the'].includes(links[0] ?? '') && at > from) continue;
    first ??= at;
    if (tokens[at + 1]?.tag === 'VERB' && tokens[at + 1]?.lower.endsWith('ing')) return at;
  }
  return first;
}

/** "blamed the delay on": the last such word before a verb, a date's "on" left out. */
function reversedIn({ sentence: { tokens }, row: { reversed = [] } }: VerbPlace, from: number, end: number): number | undefined {
  let last: number | undefined;
  for (let at = from; at < Math.min(end, from + LONGEST_OBJECT); at += 1) {
    const token = tokens[at];
    if (!token || token.quotation !== undefined) continue;
    if (last !== undefined && (isFinite(token, tokens[at - 1]) || token.lower === 'not')) break;
    if (reversed.includes(token.lower) && timePhraseAt(tokens, at) === undefined && tokens[at + 1]?.tag !== 'NUM') last = at;
  }
  return last;
}

function activeFrame(place: VerbPlace): AccusingFrame | undefined {
  const { sentence, at, row } = place;
  const subject = subjectOfVerb(sentence, at);
  if (!subject.isDone) return undefined;
  const base = { trigger: { sentence, from: at, to: at + 1 }, accuser: subject.phrase, legal: row.legal ?? 'none', isSeeming: subject.isSeeming } as const;
  const from = afterAdjuncts(sentence, at + 1, false);
  const gap = subject.phrase && objectBefore(subject.phrase);
  if (gap) return gapFrame(place, { base: { ...base, accuser: withoutPronoun(subject.phrase) }, gap, from: at + 1 });
  const own = objectEnd(sentence, from);
  // The link may stand behind an insertion that ends the clause's content: "accused Ann Lee, the mayor, of".
  const end = linkIn(place, from + 1, Math.min(place.end, own)) === undefined ? own : Math.min(place.end, own);
  if (isReciprocalAt(sentence, from)) {
    const link = linkIn(place, from + 2, end);
    return { ...base, accused: 'each-other', allegation: link === undefined ? undefined : allegationFrom(sentence, link + 1, end), isPlain: true };
  }
  const link = linkIn(place, from + 1, end);
  const reversed = row.reversed ? reversedIn(place, from + 1, end) : undefined;
  // "blamed the delay on drivers who wait for nothing": a thing is blamed on somebody, whatever else stands behind.
  if (reversed !== undefined && (link === undefined || (reversed < link && isCause({ sentence, from, to: reversed })))) {
    const accused = partyFrom(sentence, reversed + 1, end);
    return accused && blamed({ ...base, accused, allegation: { sentence, from, to: reversed } });
  }
  const accused = partyFrom(sentence, from, link ?? end);
  const isRelative = ['who', 'which', 'that'].includes(sentence.tokens[verbGroupAt(sentence, at).from - 1]?.lower ?? '');
  const wrongEnd = place.isEndKnown && !isRelative && end <= place.end ? place.end : end;
  if (!accused || !isActivelyEnough(place, { subject: subject.phrase, link, accused })) return undefined;
  return plainly(row, link, { ...base, accused, allegation: link === undefined ? undefined : allegationFrom(sentence, link + 1, wrongEnd) });
}

function isActivelyEnough(place: VerbPlace, { subject, link, accused }: { readonly subject: Phrase | undefined; readonly link: number | undefined; readonly accused: Phrase }): boolean {
  if (link !== undefined) return isEnough(place, { agent: undefined, link, next: undefined });
  if (place.row.needsLink) return false;
  const { tokens } = place.sentence;
  // "accused spy Ann Lee told the judge": said of her, and nobody does it here.
  if (subject === undefined || tokens[place.at - 1]?.text === ',') {
    const next = tokens[accused.to];
    if (next && isFinite(next, tokens[accused.to - 1])) return false;
  }
  // "The bombings implicated": what points at somebody is no accuser.
  if (place.row.base === 'implicate' && subject !== undefined && isCause(subject)) return false;
  const isPrice = ['NUM', 'SYM'].includes(place.sentence.tokens[accused.to]?.tag ?? '') || ['extra', 'more', 'less', 'fees', 'a'].includes(place.sentence.tokens[accused.to]?.lower ?? '');
  return !place.row.needsProsecutor || (!isPrice && subject !== undefined && isProsecutor(subject));
}

const isProsecutor = (phrase: Phrase): boolean => tokensOf(phrase).some(({ lower }) => prosecutingNouns.has(lower));

interface Gap {
  readonly base: Pick<AccusingFrame, 'trigger' | 'accuser' | 'legal' | 'isSeeming'>;
  readonly gap: Phrase;
  readonly from: number;
}

/** The object stands before the verb: only a link can follow. */
function gapFrame(place: VerbPlace, { base, gap, from }: Gap): AccusingFrame | undefined {
  const { sentence, row } = place;
  const end = Math.min(place.end, clauseEnd(sentence, from));
  const on = row.reversed ? reversedIn(place, from, end) : undefined;
  const link = linkIn(place, from, end);
  if (on !== undefined && (link === undefined || on < link)) {
    const accused = partyFrom(sentence, on + 1, end);
    return accused && blamed({ ...base, accused, allegation: gap });
  }
  const isOpen = link !== undefined || sentence.tokens[from] === undefined || sentence.tokens[from]?.tag === 'PUNCT';
  if (!isOpen) return undefined;
  return plainly(row, link, { ...base, accused: gap, allegation: link === undefined ? undefined : allegationFrom(sentence, link + 1, end) });
}

/** The object may run over commas to its link ("charged Ann Lee, the owner, with"); else it ends with its clause. */
function objectEnd(sentence: Sentence, from: number): number {
  const { tokens } = sentence;
  const first = phraseFrom(sentence, from, { isJoint: true });
  const end = clauseEnd(sentence, first ? listFrom(first, tokens.length).to : from);
  const close = tokens[end]?.text === ',' ? tokens.findIndex(({ text, quotation }, at) => at > end && at < end + 16 && quotation === undefined && text === ',') : -1;
  const opens = close !== -1 && ['with', 'of', 'for'].includes(tokens[close + 1]?.lower ?? '') ? close + 1 : tokens[end]?.text === ',' && ['with', 'of'].includes(tokens[end + 1]?.lower ?? '') ? end + 1 : undefined;
  return opens === undefined ? end : clauseEnd(sentence, opens);
}

function allegationFrom(sentence: Sentence, from: number, to: number): Phrase | undefined {
  const tail = withoutLinked({ sentence, from, to });
  return tail.from < tail.to ? tail : undefined;
}
