import { blamingIdioms, exchangedNouns, exchangingVerbs, legalVerbs } from '../lexicons/accusing-words';
import type { AccusationDraft, Phrase, Sentence } from '../pipeline/types';
import { phraseFrom } from './noun-phrases';
import { subjectBefore } from './subjects';
import { verbGroupAt, type VerbGroup } from './verb-groups';

/** An accusation in other words than "accuse": its words, its two sides, and where the allegation starts. */
export interface AccusingIdiom {
  readonly trigger: Phrase;
  /** Nothing: by nobody who is named. */
  readonly accuser: Phrase | undefined;
  /** Nothing: the accusers accuse each other. */
  readonly accused: Phrase | undefined;
  /** The token after the link word ("for", "over", "with"). */
  readonly allegationFrom: number | undefined;
  readonly legal: AccusationDraft['legal'];
}

/** "traded accusations", "pointed the finger at", "laid the blame on", "held responsible", "sued", "charged with": at one verb of a sentence. */
export function accusingIdiomAt(sentence: Sentence, at: number, shared: Phrase | undefined): AccusingIdiom | undefined {
  const token = sentence.tokens[at];
  if (!token || token.quotation !== undefined || !['VERB', 'NOUN', 'AUX'].includes(token.tag)) return undefined;
  const group = verbGroupAt(sentence, at);
  if (group.isNegated || group.isModal || group.isInfinitive) return undefined;
  const subject = subjectBefore(sentence, group.from) ?? shared;
  if (!subject) return undefined;
  return exchange(sentence, at, subject) ?? idiom(sentence, at, subject) ?? held(sentence, at, subject) ?? legalStep({ sentence, at, subject, group });
}

function exchange(sentence: Sentence, at: number, accuser: Phrase): AccusingIdiom | undefined {
  const { tokens } = sentence;
  if (!exchangingVerbs.has(tokens[at]?.lower ?? '') || !exchangedNouns.has(tokens[at + 1]?.lower ?? '')) return undefined;
  return { trigger: { sentence, from: at, to: at + 2 }, accuser, accused: undefined, allegationFrom: afterLink(sentence, at + 2), legal: 'none' };
}

function idiom(sentence: Sentence, at: number, accuser: Phrase): AccusingIdiom | undefined {
  const { tokens } = sentence;
  const found = blamingIdioms.find(({ verbs }) => verbs.includes(tokens[at]?.lower ?? ''));
  const noun = found ? tokens.slice(at + 1, at + 4).findIndex(({ lower }) => lower === found.noun) : -1;
  if (!found || noun === -1) return undefined;
  const nounEnd = at + noun + 2;
  const link = tokens.slice(nounEnd, nounEnd + 3).findIndex(({ lower }) => lower === found.before);
  const accused = link === -1 ? undefined : withoutFor(phraseFrom(sentence, nounEnd + link + 1, { isJoint: true }));
  return accused && { trigger: { sentence, from: at, to: nounEnd }, accuser, accused, allegationFrom: afterLink(sentence, accused.to), legal: 'none' };
}

/** "holds the hospital responsible for". */
function held(sentence: Sentence, at: number, accuser: Phrase): AccusingIdiom | undefined {
  if (!['hold', 'holds', 'held'].includes(sentence.tokens[at]?.lower ?? '')) return undefined;
  const accused = phraseFrom(sentence, at + 1, { isJoint: true });
  if (!accused || !['responsible', 'accountable'].includes(sentence.tokens[accused.to]?.lower ?? '')) {
    return accused && headlessResponsible(sentence, at, { accuser, accused });
  }
  return { trigger: { sentence, from: at, to: at + 1 }, accuser, accused, allegationFrom: afterLink(sentence, accused.to + 1), legal: 'none' };
}

/** The tagger may take "responsible" into the phrase before it. */
function headlessResponsible(sentence: Sentence, at: number, { accuser, accused }: { readonly accuser: Phrase; readonly accused: Phrase }): AccusingIdiom | undefined {
  const responsible = sentence.tokens.findIndex(({ lower }, place) => place > accused.from && place < accused.to && lower === 'responsible');
  if (responsible === -1) return undefined;
  return { trigger: { sentence, from: at, to: at + 1 }, accuser, accused: { ...accused, to: responsible }, allegationFrom: afterLink(sentence, responsible + 1), legal: 'none' };
}

interface LegalPlace {
  readonly sentence: Sentence;
  readonly at: number;
  readonly subject: Phrase;
  readonly group: VerbGroup;
}

/** "X sued Y over Z", "X charged Y with Z", "Y was charged with Z"; a price is charged without "with". */
function legalStep({ sentence, at, subject, group }: LegalPlace): AccusingIdiom | undefined {
  const { tokens } = sentence;
  const legal = legalVerbs.get(tokens[at]?.lower ?? '');
  const next = tokens[at + 1]?.lower ?? '';
  if (!legal) return undefined;
  const base = { trigger: { sentence, from: at, to: at + 1 }, legal };
  const isPassive = group.isPassive || (sentence.zone === 'headline' && next === 'with');
  if (isPassive) return next === 'with' || legal === 'indictment' ? { ...base, accuser: undefined, accused: subject, allegationFrom: next === 'with' ? at + 2 : undefined } : undefined;
  const accused = withoutFor(phraseFrom(sentence, at + 1, { isJoint: true }));
  if (!accused || (legal === 'charge' && tokens[accused.to]?.lower !== 'with')) return undefined;
  return { ...base, accuser: subject, accused, allegationFrom: afterLink(sentence, accused.to) };
}

/** "on the mayor for the delay": the for-phrase is the allegation, not part of the name. */
function withoutFor(phrase: Phrase | undefined): Phrase | undefined {
  const link = phrase?.sentence.tokens.slice(phrase.from, phrase.to).findIndex(({ lower }) => lower === 'for') ?? -1;
  return phrase && link > 0 ? { ...phrase, to: phrase.from + link } : phrase;
}

function afterLink({ tokens }: Sentence, at: number): number | undefined {
  if (tokens[at]?.lower === 'on' && tokens[at + 1]?.lower === 'charges') return at + 3;
  return ['of', 'over', 'for', 'with'].includes(tokens[at]?.lower ?? '') ? at + 1 : undefined;
}
