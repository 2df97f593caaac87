import type { Channel, Findings, LinkedAccusation, LinkedDenial, Party, SaidAt, Span, Statement } from '@on-record/domain';

/** A party in the evaluation format: `start` is -1 where no words stand near. */
export interface ScoredActor {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly resolved: string;
  readonly canonical: string | null;
}

/** One article in the evaluation format: a statement or accusation has null where something is unknown. */
export interface ScoredArticle {
  readonly id: string;
  readonly statements: readonly object[];
  readonly accusations: readonly object[];
}

/** The findings of an article as evaluation sets are written; denials stand among the accusations, by their place in the text. */
export function toScoredArticle(id: string, findings: Findings): ScoredArticle {
  const accusations = [
    ...findings.accusations.map((linked, place) => ({ start: linked.accusation.trigger.start, row: toAccusationRow(linked, place) })),
    ...findings.denials.map((linked, place) => ({ start: linked.denial.trigger.start, row: toDenialRow(linked, place) })),
  ];
  return {
    id,
    statements: findings.statements.map(toStatementRow),
    accusations: accusations.sort((a, b) => a.start - b.start).map(({ row }) => row),
  };
}

function toStatementRow(statement: Statement, place: number): object {
  const { kind, content, parts, speaker, cue, channel, saidAt, zone } = statement;
  return {
    id: `s${place + 1}`, kind, ...content, ...(parts && { parts }), speaker: toActor(speaker), cue: cue ?? null,
    channel: toChannelRow(channel), saidAt: saidAt ? toSaidAtRow(saidAt) : null, zone,
  };
}

function toAccusationRow({ accusation, mutual, answers, statement }: LinkedAccusation, place: number): object {
  return {
    id: `a${place + 1}`, type: 'accuse', accuser: toActor(accusation.accuser), accused: toActor(accusation.accused), ...toSharedFields(accusation),
    mutualGroup: mutual === undefined ? null : `m${mutual}`, answers: idOf('a', answers), statement: idOf('s', statement),
  };
}

/** In this format the denier is the `accuser`, and `accused` is whose allegation is denied. */
function toDenialRow({ denial, answers, statement }: LinkedDenial, place: number): object {
  return {
    id: `d${place + 1}`, type: 'deny', accuser: toActor(denial.denier), accused: toActor(denial.deniedAccuser), ...toSharedFields(denial),
    mutualGroup: null, answers: idOf('a', answers), statement: idOf('s', statement),
  };
}

type Shared = Pick<LinkedAccusation['accusation'], 'allegation' | 'trigger' | 'certainty' | 'modality' | 'legal' | 'channel' | 'saidAt'>;

function toSharedFields({ allegation, trigger, certainty, modality, legal, channel, saidAt }: Shared): object {
  return { allegation: allegation ?? null, trigger, certainty, modality, legal, channel: toChannelRow(channel), saidAt: saidAt ? toSaidAtRow(saidAt) : null };
}

function toActor(party: Party): ScoredActor | null {
  const place: Span | { start: number; end: number; text: string } = party.mention ?? { start: -1, end: -1, text: '' };
  if (party.kind === 'actor') return { ...place, resolved: party.actor.name, canonical: party.actor.canonical };
  return party.mention ? { ...place, resolved: party.mention.text, canonical: null } : null;
}

function toChannelRow(channel: Channel | undefined): object | null {
  return channel ? { ...channel.mention, kind: channel.kind, name: channel.name ?? '' } : null;
}

function toSaidAtRow({ mention, value, precision }: SaidAt): object {
  return { ...mention, value, precision };
}

function idOf(letter: string, place: number | undefined): string | null {
  return place === undefined ? null : `${letter}${place + 1}`;
}
