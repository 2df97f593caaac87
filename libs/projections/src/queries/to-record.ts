import { OnRecordError } from '@on-record/domain';
import type { z } from 'zod';

/** A row as a view of `read_v1` gives it. */
export type ViewRow = Readonly<Record<string, unknown>>;

/** A record built from a row, held against its schema. Fails with DATABASE_SCHEMA_MISMATCH where they do not agree. */
export function checked<T>(schema: z.ZodType<T>, fields: ViewRow): T {
  const parsed = schema.safeParse(withoutNulls(fields));
  if (parsed.success) return parsed.data;
  const fault = parsed.error.issues[0];
  throw new OnRecordError('DATABASE_SCHEMA_MISMATCH', 'A row of read_v1 is not what this process expects; run `on-record setup` of the same version, then start again.', {
    details: { field: fault?.path.join('.') ?? '', fault: fault?.message ?? '' },
  });
}

/** The fields that have a value: what a row does not know is left out of the record. */
export function withoutNulls(fields: ViewRow): ViewRow {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

/** The span in the three columns that begin with this name. */
export function spanIn(row: ViewRow, name: string): ViewRow | undefined {
  const text = row[`${name}_text`];
  return text === null || text === undefined ? undefined : { start: row[`${name}_start`], end: row[`${name}_end`], text };
}

/** The party in the columns that begin with this role. */
export function partyIn(row: ViewRow, role: string): ViewRow {
  const mention = spanIn(row, `${role}_mention`);
  const shown = partyBy(row, { canonical: `${role}_canonical`, name: `${role}_name`, unknown: `${role}_unknown_reason` });
  const read = partyBy(row, { canonical: `${role}_read_canonical`, name: `${role}_read_name`, unknown: `${role}_read_unknown_reason` });
  const isAsRead = shown['canonical'] === read['canonical'] && shown['name'] === read['name'] && shown['unknown'] === read['unknown'];
  const { unknown, ...actor } = shown;
  const party = unknown === undefined ? { kind: 'actor', ...actor } : { kind: 'unknown', reason: unknown };
  return withoutNulls({ ...party, readAs: isAsRead ? undefined : read, mention });
}

/** An actor, or why there is none. */
export function partyBy(row: ViewRow, columns: { readonly canonical: string; readonly name: string; readonly unknown: string }): ViewRow {
  const canonical = row[columns.canonical];
  return canonical === null || canonical === undefined ? { unknown: row[columns.unknown] ?? null } : { canonical, name: row[columns.name] };
}

/** What an editor said of a finding; nothing where nobody did. */
function editIn(row: ViewRow): ViewRow | undefined {
  return row['edited'] === null ? undefined : withoutNulls({ kind: row['edited'], at: row['edited_at'], reason: row['edit_reason'] });
}

/** What all findings have in common. */
export function findingIn(row: ViewRow): ViewRow {
  return {
    key: row['key'],
    id: row['id'],
    zone: row['zone'],
    channel: row['channel_kind'] === null ? undefined : withoutNulls({ kind: row['channel_kind'], name: row['channel_name'], mention: spanIn(row, 'channel_mention') }),
    saidAt: row['said_at_value'] === null ? undefined : withoutNulls({ value: row['said_at_value'], precision: row['said_at_precision'], mention: spanIn(row, 'said_at_mention') }),
    context: row['context_before'] === null ? undefined : { before: row['context_before'], after: row['context_after'] },
    recordedAt: row['recorded_at'],
    isStale: row['is_stale'],
    edited: editIn(row),
    article: articleIn(row),
    lineage: {
      eventId: row['event_id'],
      revisionId: row['revision_id'],
      runId: row['run_id'],
      engineVersion: row['engine_version'],
      articleEventId: row['article_event_id'],
      deliveryId: row['delivery_id'],
    },
  };
}

/** What accusations and denials have in common. */
export function accusingIn(row: ViewRow): ViewRow {
  return {
    ...findingIn(row),
    allegation: spanIn(row, 'allegation'),
    trigger: spanIn(row, 'trigger'),
    answers: row['answers_key'],
    statement: row['statement_key'],
    certainty: row['certainty'],
    modality: row['modality'],
    legal: row['legal'],
  };
}

/** The PLOVER contexts of a row: one text with semicolons. */
export function contextsIn(row: ViewRow): readonly string[] {
  const text = row['plover_contexts'];
  return typeof text === 'string' ? text.split(';') : [];
}

function articleIn(row: ViewRow): ViewRow {
  return withoutNulls({
    id: row['article_id'],
    headline: row['headline'],
    source: row['source'],
    sourceName: row['source_name'],
    sourceNotice: row['source_notice'],
    url: row['url'],
    language: row['language'],
    publishedAt: row['published_at'],
    textPolicy: row['text_policy'],
  });
}
