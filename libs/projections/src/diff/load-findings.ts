import type { FindingKind } from '@on-record/domain';
import type { PoolClient } from 'pg';
import type { ComparableFinding } from './comparable-finding';

/** A run whose findings are wanted. */
export interface RunPlace {
  readonly articleId: string;
  readonly runId: string;
}

interface FindingRow {
  readonly articleId: string;
  readonly runId: string;
  readonly id: string;
  readonly key: string;
  readonly words: string;
  readonly who: string;
  readonly whom: string | null;
  readonly traits: Readonly<Record<string, string | null>>;
}

/** A name where the text has one, the reason where nobody is known. */
const party = (role: string): string => `coalesce(${role}_name, '(' || ${role}_unknown || ')', '')`;
const place = (span: string): string => `(${span}->>'start') || '-' || (${span}->>'end')`;
/** Who is meant, and the words that mean them, as traits of their own. */
const partyTraits = (role: string, name: string): string => `
  '${name}', coalesce(${role}, '(' || ${role}_unknown || ')'), '${name} name', ${role}_name, '${name} mention', ${place(`${role}_mention`)}`;

const CIRCUMSTANCES = `
  'zone', zone, 'channel', channel_kind || coalesce(' ' || channel_name, ''), 'channel mention', ${place('channel_mention')},
  'said at', said_at || ' ' || said_at_precision, 'said at mention', ${place('said_at_mention')}`;

const ACCUSING = `
  'trigger', trigger_start || '-' || trigger_end, 'allegation', allegation_start || '-' || allegation_end,
  'certainty', certainty, 'modality', modality, 'legal', legal, 'answers', answers_accusation_id, 'in statement', in_statement_id`;

interface Source {
  readonly kind: FindingKind;
  readonly table: string;
  readonly columns: string;
}

const ACCUSING_WORDS = `trigger_text || coalesce(': ' || allegation_text, '')`;

const SOURCES: readonly Source[] = [
  {
    kind: 'statement', table: 'statements',
    columns: `statement_id AS id, content_text AS words, ${party('speaker')} AS who, NULL AS whom, jsonb_build_object(
      'form', kind, ${partyTraits('speaker', 'speaker')}, 'content', content_start || '-' || content_end, 'parts', parts::text, 'cue', ${place('cue')}, ${CIRCUMSTANCES}) AS traits`,
  },
  {
    kind: 'accusation', table: 'accusations',
    columns: `accusation_id AS id, ${ACCUSING_WORDS} AS words, ${party('accuser')} AS who, ${party('accused')} AS whom, jsonb_build_object(
      ${partyTraits('accuser', 'accuser')}, ${partyTraits('accused', 'accused')}, ${ACCUSING}, 'mutual group', mutual_group, ${CIRCUMSTANCES}) AS traits`,
  },
  {
    kind: 'denial', table: 'denials',
    columns: `denial_id AS id, ${ACCUSING_WORDS} AS words, ${party('denier')} AS who, ${party('denied_accuser')} AS whom, jsonb_build_object(
      ${partyTraits('denier', 'denier')}, ${partyTraits('denied_accuser', 'denied accuser')}, ${ACCUSING}, ${CIRCUMSTANCES}) AS traits`,
  },
];

/** The findings of runs, by run, in the order of their keys: statements, accusations, denials. All are held at once. */
export async function loadFindings(client: PoolClient, runs: readonly RunPlace[]): Promise<ReadonlyMap<string, readonly ComparableFinding[]>> {
  const findings = new Map<string, ComparableFinding[]>(runs.map(({ runId }) => [runId, []]));
  const [articleIds, runIds] = [[...new Set(runs.map(({ articleId }) => articleId))], runs.map(({ runId }) => runId)];
  for (const { kind, table, columns } of SOURCES) {
    const { rows } = await client.query<FindingRow>(
      `SELECT article_id AS "articleId", run_id AS "runId", key, ${columns} FROM ${table}
       WHERE article_id = ANY ($1::uuid[]) AND run_id = ANY ($2::uuid[]) ORDER BY key, 3`, [articleIds, runIds]);
    for (const { traits, whom, ...row } of rows) findings.get(row.runId)?.push({ ...row, kind, whom: whom ?? undefined, traits: withoutNulls(traits) });
  }
  return findings;
}

function withoutNulls(traits: FindingRow['traits']): ComparableFinding['traits'] {
  return Object.fromEntries(Object.entries(traits).flatMap(([trait, value]) => (value === null ? [] : [[trait, value]])));
}
