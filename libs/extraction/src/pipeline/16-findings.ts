import { spanOf, type Accusation, type Actor, type Findings, type LinkedAccusation, type LinkedDenial, type Party, type Span, type Statement } from '@on-record/domain';
import type { PublicationTime } from '../grammar/calendar';
import { membersOf } from '../grammar/actor-ids';
import { createAllegiances, type Allegiances } from '../grammar/allegiances';
import { canMean } from '../grammar/antecedents';
import type { Directory } from '../grammar/directory';
import { rangeOfPhrase, tokensOf } from '../grammar/noun-phrases';
import { venuesOf, type Venues } from '../grammar/venues';
import type { ReportedSentence } from './10-statements';
import { circumstancesOf, type Circumstances } from './13-circumstances';
import { isAccountable } from './14-actors';
import type { Discourse } from './15-discourse';
import { answeredBy, answeredLater, counteredBy, goneOnWith, isOfSameState } from './17-answers';
import type { AccusationDraft, DenialDraft, PartySource, Phrase, ReportingClause, Sentence, StatementDraft, TextRange } from './types';

/** All that the passes before have found; this one names everybody and links the findings. */
export interface Drafts {
  readonly text: string;
  readonly directory: Directory;
  readonly published: PublicationTime | undefined;
  readonly reported: readonly ReportedSentence[];
  readonly statements: readonly StatementDraft[];
  readonly accusations: readonly AccusationDraft[];
  readonly denials: readonly DenialDraft[];
}

interface Found {
  readonly statements: Statement[];
  readonly accusations: LinkedAccusation[];
  readonly denials: LinkedDenial[];
  /** The statement that each draft has become. */
  readonly byDraft: Map<StatementDraft, number>;
}

/** Names the parties and links statements, accusations and denials, sentence by sentence: a pronoun means what came before. */
export function assembleFindings(drafts: Drafts, discourse: Discourse): Findings {
  const found: Found = { statements: [], accusations: [], denials: [], byDraft: new Map() };
  const [statements, accusations, denials] = [bySentence(drafts.statements, ({ sentence }) => sentence), bySentence(drafts.accusations, ({ sentence }) => sentence), bySentence(drafts.denials, ({ sentence }) => sentence)];
  const allegiances = createAllegiances(drafts.directory);
  const venues = venuesOf(drafts.reported.map(({ sentence }) => sentence));
  const last = drafts.reported.at(-1)?.sentence;
  for (const { sentence } of drafts.reported) {
    const here = { drafts, discourse, found, venues, allegiances, contents: (statements.get(sentence) ?? []).flatMap(({ parts }) => parts) };
    statements.get(sentence)?.forEach((draft) => addStatement(draft, here));
    accusations.get(sentence)?.forEach((draft) => addAccusation(draft, here));
    denials.get(sentence)?.forEach((draft) => addDenial(draft, here));
    // Nothing is said behind the last sentence that could mean it.
    if (sentence !== last) discourse.leave(sentence);
  }
  return { statements: found.statements, accusations: found.accusations, denials: found.denials.map((linked) => answeringLater(linked, found, allegiances)) };
}

interface Here {
  readonly drafts: Drafts;
  readonly discourse: Discourse;
  readonly found: Found;
  readonly contents: readonly TextRange[];
  readonly venues: Venues;
  readonly allegiances: Allegiances;
}

function bySentence<T>(list: readonly T[], sentenceOf: (item: T) => Sentence): ReadonlyMap<Sentence, readonly T[]> {
  return Map.groupBy(list, sentenceOf);
}

function addStatement(draft: StatementDraft, here: Here): void {
  const { drafts: { text }, discourse, found } = here;
  const { clause, lead, parts, kind, sentence } = draft;
  const source = clause ?? lead;
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return;
  const speaker = source ? partyOf(sourceOf(source), here) : implied(discourse.lastSpeaker());
  if (speaker.kind === 'actor') discourse.noteSpeaker(speaker.actor);
  found.byDraft.set(draft, found.statements.length);
  found.statements.push({
    kind,
    content: spanOf(text, first.start, last.end),
    ...(parts.length > 1 && { parts: parts.map(({ start, end }) => spanOf(text, start, end)) }),
    speaker,
    ...(clause && { cue: spanOfPhrase(text, clause.cue) }),
    zone: sentence.zone,
    ...(source && circumstances(source, here)),
  });
}

function implied(actor: Actor | undefined): Party {
  return actor ? { kind: 'actor', actor } : { kind: 'unknown', reason: 'not-named' };
}

function sourceOf({ speaker }: ReportingClause): PartySource {
  return speaker.kind === 'phrase' ? { kind: 'phrase', phrase: speaker.phrase } : speaker;
}

function partyOf(source: PartySource, { drafts: { text }, discourse, found, allegiances }: Here, except?: Actor): Party {
  if (source.kind === 'absent') return { kind: 'unknown', reason: source.reason };
  if (source.kind === 'speaker') return found.statements[found.byDraft.get(source.statement) ?? -1]?.speaker ?? { kind: 'unknown', reason: 'not-named' };
  const mention = spanOfPhrase(text, source.phrase);
  const actor = discourse.resolve(source.phrase, except);
  if (!actor) return { kind: 'unknown', reason: 'unresolved', mention };
  const party: Party = { kind: 'actor', actor, mention };
  allegiances.note(party, discourse.ownerOf(source.phrase));
  return party;
}

function circumstances(clause: ReportingClause, { drafts: { text, published }, contents, venues }: Here): Circumstances {
  return circumstancesOf(clause, { text, published, contents, venues });
}

/** One accusation for each accuser and each accused; of both sides together nobody accuses his own. */
function addAccusation(draft: AccusationDraft, here: Here): void {
  const first = partyOf(draft.accuser, here, quotedSpeaker(draft, here));
  if (draft.needs === 'accusation') {
    const accused = accusedBefore(first, draft, here);
    if (accused) addPair(draft, here, { accuser: first, accused });
    return;
  }
  const accused = toldApart(draft.accused, partyOf(draft.accused, here, draft.isPlain && first.kind === 'actor' ? first.actor : undefined), { other: first, here });
  const accuser = toldApart(draft.accuser, first, { other: accused, here });
  const [accusers, all] = [membersIn(accuser), membersIn(accused)];
  if (!draft.isPlain && draft.legal === 'none' && isOwnDoing([...accusers, ...speakersOf(draft, here)], accused, here)) return;
  const isTogether = accused.mention !== undefined && !accused.mention.text.includes(' ');
  const others = isTogether ? all.filter((party) => !isOfSameState(party, accuser, here.allegiances)) : all;
  for (const by of accusers) for (const of of others.length > 0 ? others : all) addPair(draft, here, { accuser: by, accused: of });
}

/** All who say what the draft lies in; where they reject or deny it, it is not theirs. */
function speakersOf({ within, clause }: AccusationDraft, here: Here): readonly Party[] {
  const isTold = within !== undefined && ['say', 'claim', 'show'].includes(clause?.verb.family ?? '');
  return isTold ? membersIn(partyOf({ kind: 'speaker', statement: within }, here)) : [];
}

/** "Peru's army said Peruvian troops had shelled it", "a source and the rebels said the rebels did it": whoever tells of its own deeds accuses nobody. */
function isOwnDoing(accusers: readonly Party[], accused: Party, { allegiances }: Here): boolean {
  return accusers.some((party) => isOfSameState(party, accused, allegiances) || (party.kind === 'actor' && accused.kind === 'actor' && party.actor.canonical === accused.actor.canonical));
}

/** Whom the speaker has just accused, where a pronoun in the same speaker's quotation can mean them. */
function accusedBefore(speaker: Party, { accused: source, trigger }: AccusationDraft, { drafts: { text }, found }: Here): Party | undefined {
  if (speaker.kind !== 'actor' || source.kind !== 'phrase') return undefined;
  const mention = spanOfPhrase(text, source.phrase);
  const before = goneOnWith(speaker, mention, found.accusations);
  return before?.kind === 'actor' && canMean(mention.text, before.actor) && trigger.sentence.zone === 'body' ? { ...before, mention } : undefined;
}

function membersIn(party: Party): readonly Party[] {
  return party.kind === 'actor' ? membersOf(party.actor).map((actor) => ({ ...party, actor })) : [party];
}

/** "The publisher took Peru Press to court": nobody accuses himself, so that a description means somebody else than the name beside it. */
function toldApart(source: PartySource, party: Party, { other, here }: { readonly other: Party; readonly here: Here }): Party {
  const isSame = party.kind === 'actor' && other.kind === 'actor' && party.actor.canonical === other.actor.canonical;
  if (!isSame || source.kind !== 'phrase' || tokensOf(source.phrase).some(({ tag }) => tag === 'PROPN' || tag === 'PRON')) return party;
  const actor = here.discourse.resolveApart(source.phrase, other.actor);
  return actor ? { ...party, actor } : party;
}

function addPair(draft: AccusationDraft, here: Here, { accuser, accused }: Pick<Accusation, 'accuser' | 'accused'>): void {
  const { drafts: { text }, found } = here;
  if (/^(him|her|it|them|my|your|our)sel(f|ves)$/iu.test(accused.mention?.text ?? '')) return;
  if (!draft.isPlain && !(accused.kind === 'actor' && isAccountable(accused.actor))) return;
  if (accuser.kind === 'actor' && accused.kind === 'actor' && accuser.actor.canonical === accused.actor.canonical) return;
  const statement = draft.within && found.byDraft.get(draft.within);
  const accusation: Accusation = {
    accuser, accused, trigger: spanOfPhrase(text, draft.trigger), ...(draft.allegation && { allegation: spanOf(text, draft.allegation.start, draft.allegation.end) }),
    certainty: draft.certainty, modality: draft.modality, legal: draft.legal, zone: draft.trigger.sentence.zone, ...(draft.clause && circumstances(draft.clause, here)),
  };
  if (accused.kind === 'actor') here.discourse.noteAccused(accused.actor);
  const answers = draft.mutual === undefined && draft.certainty === 'certain' ? counteredBy(accusation, found.accusations, here.allegiances) : undefined;
  found.accusations.push({ accusation, ...(answers !== undefined && { answers }), ...(draft.mutual !== undefined && { mutual: draft.mutual }), ...(statement !== undefined && { statement }) });
}

/** Who speaks where a draft stands in a quotation: nobody calls himself "he" there. */
function quotedSpeaker({ sentence, trigger, within }: Pick<AccusationDraft, 'sentence' | 'trigger' | 'within'>, { found }: Here): Actor | undefined {
  const speaker = within && trigger.sentence !== sentence ? found.statements[found.byDraft.get(within) ?? -1]?.speaker : undefined;
  return speaker?.kind === 'actor' ? speaker.actor : undefined;
}

function addDenial(draft: DenialDraft, here: Here): void {
  const { drafts: { text }, found } = here;
  const denier = partyOf(draft.denier, here, quotedSpeaker(draft, here));
  const answers = answeredBy({ denier, denial: draft, words: draft.allegation ? text.slice(draft.allegation.start, draft.allegation.end) : '', accusations: found.accusations, allegiances: here.allegiances });
  if (answers === undefined && draft.needs !== 'nothing') return;
  const statement = draft.within && found.byDraft.get(draft.within);
  const denial = {
    denier,
    deniedAccuser: accuserIn(found, answers),
    trigger: spanOfPhrase(text, draft.trigger),
    ...(draft.allegation && { allegation: spanOf(text, draft.allegation.start, draft.allegation.end) }),
    certainty: 'certain' as const, modality: draft.modality, legal: 'none' as const, zone: draft.trigger.sentence.zone, ...(draft.clause && circumstances(draft.clause, here)),
  };
  found.denials.push({ denial, ...(answers !== undefined && { answers }), ...(statement !== undefined && { statement }) });
}

/** Whose accusation is denied; the denial does not name them again. */
function accuserIn({ accusations }: Pick<Found, 'accusations'>, place: number | undefined): Party {
  const accuser = place === undefined ? undefined : accusations[place]?.accusation.accuser;
  return accuser?.kind === 'actor' ? { kind: 'actor', actor: accuser.actor } : { kind: 'unknown', reason: 'not-named' };
}

function answeringLater(linked: LinkedDenial, found: Found, allegiances: Allegiances): LinkedDenial {
  const answers = linked.answers === undefined ? answeredLater(linked.denial, found.accusations, allegiances) : undefined;
  return answers === undefined ? linked : { ...linked, denial: { ...linked.denial, deniedAccuser: accuserIn(found, answers) }, answers };
}

function spanOfPhrase(text: string, phrase: Phrase): Span {
  const { start, end } = rangeOfPhrase(phrase);
  return spanOf(text, start, end);
}
