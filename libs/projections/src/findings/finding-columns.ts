import type { Accusation, Channel, Denial, Party, SaidAt, Span, Zone } from '@on-record/domain';
import type { SqlType, SqlValue } from '../database/fact-table';
import { toBoundedId } from './bounded-id';
import { saidDaysOf } from './said-days';

/** The columns of a party: an actor, or the reason why there is none. */
export type PartyColumns<Role extends string, Value> = {
  readonly [Column in Role | `${Role}_name` | `${Role}_unknown` | `${Role}_mention`]: Value;
};

/** The column types of a party. */
export function partyTypes<Role extends string>(role: Role): PartyColumns<Role, SqlType> {
  // Computed keys are widened to string by the compiler; these are the four of the type.
  return { [role]: 'text', [`${role}_name`]: 'text', [`${role}_unknown`]: 'text', [`${role}_mention`]: 'jsonb' } as PartyColumns<Role, SqlType>;
}

/** The values of a party. */
export function partyRow<Role extends string>(role: Role, party: Party): PartyColumns<Role, SqlValue> {
  const actor = party.kind === 'actor' ? party.actor : undefined;
  const values = {
    [role]: actor ? toBoundedId(actor.canonical) : null,
    [`${role}_name`]: actor?.name ?? null,
    [`${role}_unknown`]: party.kind === 'unknown' ? party.reason : null,
    [`${role}_mention`]: toJson(party.mention),
  };
  // Computed keys are widened to string by the compiler; these are the four of the type.
  return values as PartyColumns<Role, SqlValue>;
}

/** The column types that all findings share. */
export const findingTypes = {
  article_id: 'uuid', run_id: 'uuid', revision_id: 'uuid', key: 'uuid', zone: 'text',
  channel_kind: 'text', channel_name: 'text', channel_mention: 'jsonb',
  said_at: 'text', said_at_precision: 'text', said_at_mention: 'jsonb', said_first: 'date', said_last: 'date',
} as const satisfies Record<string, SqlType>;

/** Where a finding belongs. */
export interface FindingLineage {
  readonly articleId: string;
  readonly revisionId: string;
  readonly runId: string;
}

/** When, where and by which way something was said. */
export interface Circumstances {
  readonly zone: Zone;
  readonly channel?: Channel | undefined;
  readonly saidAt?: SaidAt | undefined;
}

/** The values that all findings share. */
export function findingRow(lineage: FindingLineage, key: string, { zone, channel, saidAt }: Circumstances) {
  const days = saidAt && saidDaysOf(saidAt.value);
  return {
    article_id: lineage.articleId,
    run_id: lineage.runId,
    revision_id: lineage.revisionId,
    key,
    zone,
    channel_kind: channel?.kind ?? null,
    channel_name: channel?.name ?? null,
    channel_mention: toJson(channel?.mention),
    said_at: saidAt?.value ?? null,
    said_at_precision: saidAt?.precision ?? null,
    said_at_mention: toJson(saidAt?.mention),
    said_first: days?.first ?? null,
    said_last: days?.last ?? null,
  };
}

/** The column types that accusations and denials share. */
export const accusingTypes = {
  ...findingTypes,
  allegation_start: 'int', allegation_end: 'int', allegation_text: 'text',
  trigger_start: 'int', trigger_end: 'int', trigger_text: 'text',
  certainty: 'text', modality: 'text', legal: 'text', answers_accusation_id: 'uuid', in_statement_id: 'uuid',
} as const satisfies Record<string, SqlType>;

/** The links of an accusation or a denial to other findings of its run. */
export interface FindingLinks {
  readonly answersAccusationId?: string | undefined;
  readonly statementId?: string | undefined;
}

/** The values that accusations and denials share beyond those of all findings. */
export function accusingRow({ allegation, trigger, certainty, modality, legal }: Accusation | Denial, links: FindingLinks) {
  return {
    allegation_start: allegation?.start ?? null,
    allegation_end: allegation?.end ?? null,
    allegation_text: allegation?.text ?? null,
    trigger_start: trigger.start,
    trigger_end: trigger.end,
    trigger_text: trigger.text,
    certainty,
    modality,
    legal,
    answers_accusation_id: links.answersAccusationId ?? null,
    in_statement_id: links.statementId ?? null,
  };
}

/** Spans as the text of a JSON value. */
export function toJson(value: Span | readonly Span[] | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
