import { spanOf, type Accusation, type Actor, type Findings, type LinkedAccusation, type LinkedDenial, type Party, type Span, type Statement } from '@on-record/domain';
import type { PublicationTime } from '../grammar/calendar';
import { rangeOfPhrase } from '../grammar/noun-phrases';
import { venuesOf, type Venues } from '../grammar/venues';
import type { ReportedSentence } from './10-statements';
import { circumstancesOf, type Circumstances } from './13-circumstances';
import { isAccountable } from './14-actors';
import type { Discourse } from './15-discourse';
import { answeredBy, counteredBy } from './17-answers';
import type { AccusationDraft, DenialDraft, PartySource, Phrase, ReportingClause, Sentence, StatementDraft, TextRange } from './types';

/** All that the passes before have found; this one names everybody and links the findings. */
export interface Drafts {
  readonly text: string;
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
  const venues = venuesOf(drafts.reported.map(({ sentence }) => sentence));
  for (const { sentence } of drafts.reported) {
    const here = { drafts, discourse, found, venues, contents: (statements.get(sentence) ?? []).flatMap(({ parts }) => parts) };
    statements.get(sentence)?.forEach((draft) => addStatement(draft, here));
    accusations.get(sentence)?.forEach((draft) => addAccusation(draft, here));
    denials.get(sentence)?.forEach((draft) => addDenial(draft, here));
    discourse.leave(sentence);
  }
  return { statements: found.statements, accusations: found.accusations, denials: found.denials };
}

interface Here {
  readonly drafts: Drafts;
  readonly discourse: Discourse;
  readonly found: Found;
  readonly contents: readonly TextRange[];
  readonly venues: Venues;
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

function partyOf(source: PartySource, { drafts: { text }, discourse, found }: Here, except?: Actor): Party {
  if (source.kind === 'absent') return { kind: 'unknown', reason: source.reason };
  if (source.kind === 'speaker') return found.statements[found.byDraft.get(source.statement) ?? -1]?.speaker ?? { kind: 'unknown', reason: 'not-named' };
  const mention = spanOfPhrase(text, source.phrase);
  const actor = discourse.resolve(source.phrase, except);
  return actor ? { kind: 'actor', actor, mention } : { kind: 'unknown', reason: 'unresolved', mention };
}

function circumstances(clause: ReportingClause, { drafts: { text, published }, contents, venues }: Here): Circumstances {
  return circumstancesOf(clause, { text, published, contents, venues });
}

function addAccusation(draft: AccusationDraft, here: Here): void {
  const { drafts: { text }, found } = here;
  const accuser = partyOf(draft.accuser, here, quotedSpeaker(draft, here));
  const accused = partyOf(draft.accused, here, draft.isPlain && accuser.kind === 'actor' ? accuser.actor : undefined);
  if (/^(him|her|it|them|my|your|our)sel(f|ves)$/iu.test(accused.mention?.text ?? '')) return;
  if (!draft.isPlain && !(accused.kind === 'actor' && isAccountable(accused.actor))) return;
  if (accuser.kind === 'actor' && accused.kind === 'actor' && accuser.actor.canonical === accused.actor.canonical) return;
  const statement = draft.within && found.byDraft.get(draft.within);
  const accusation: Accusation = {
    accuser, accused, trigger: spanOfPhrase(text, draft.trigger), ...(draft.allegation && { allegation: spanOf(text, draft.allegation.start, draft.allegation.end) }),
    certainty: 'certain', modality: draft.modality, legal: draft.legal, zone: draft.trigger.sentence.zone, ...(draft.clause && circumstances(draft.clause, here)),
  };
  const answers = draft.mutual === undefined ? counteredBy(accusation, found.accusations) : undefined;
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
  const answers = answeredBy({ denier, denial: draft, words: draft.allegation ? text.slice(draft.allegation.start, draft.allegation.end) : '', accusations: found.accusations });
  if (answers === undefined && draft.needs !== 'nothing') return;
  const accuser = answers === undefined ? undefined : found.accusations[answers]?.accusation.accuser;
  const statement = draft.within && found.byDraft.get(draft.within);
  const denial = {
    denier,
    deniedAccuser: accuser?.kind === 'actor' ? { kind: 'actor' as const, actor: accuser.actor } : { kind: 'unknown' as const, reason: 'not-named' as const },
    trigger: spanOfPhrase(text, draft.trigger),
    ...(draft.allegation && { allegation: spanOf(text, draft.allegation.start, draft.allegation.end) }),
    certainty: 'certain' as const, modality: draft.modality, legal: 'none' as const, zone: draft.trigger.sentence.zone, ...(draft.clause && circumstances(draft.clause, here)),
  };
  found.denials.push({ denial, ...(answers !== undefined && { answers }), ...(statement !== undefined && { statement }) });
}

function spanOfPhrase(text: string, phrase: Phrase): Span {
  const { start, end } = rangeOfPhrase(phrase);
  return spanOf(text, start, end);
}
