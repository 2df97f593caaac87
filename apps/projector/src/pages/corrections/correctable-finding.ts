import { OnRecordError, partyRoles } from '@on-record/domain';
import { findAccusation, findDenial, findStatement, type AccusationRecord, type DenialRecord, type PartyRecord, type Reader, type StatementRecord } from '@on-record/projections';
import { isId } from '../../query/finding-routes';
import type { FindingKind } from '../parts/links';

/** A finding as its form shows it. */
export interface CorrectableFinding {
  readonly kind: FindingKind;
  readonly key: string;
  readonly articleId: string;
  readonly headline: string | undefined;
  readonly language: string | undefined;
  /** The words that it says, as far as the source lets them be shown. */
  readonly words: string | undefined;
  readonly roles: readonly Role[];
  /** When an editor said something of it last, RFC 3339. */
  readonly editedAt: string | undefined;
}

/** A party of a finding by the name of its field, as readers see it now. */
export interface Role {
  readonly name: string;
  readonly label: string;
  readonly party: PartyRecord;
}

/** What the roles are called. */
const roleLabels: Readonly<Record<string, string>> = {
  speaker: 'Who speaks', accuser: 'Who accuses', accused: 'Who is accused', denier: 'Who denies', deniedAccuser: 'Whose allegation is denied',
};

/** The finding with this key. Fails with NOT_FOUND where readers see none, and as `Reader` says. */
export async function requireFinding(reader: Reader, kind: FindingKind, key: string): Promise<CorrectableFinding> {
  const record = isId(key) ? await findOf(kind)(reader, key) : undefined;
  if (record === undefined) throw new OnRecordError('NOT_FOUND', `There is no ${kind} with this key that may be shown.`);
  const parties: Readonly<Record<string, PartyRecord>> = partiesOf(record);
  const roles = partyRoles[kind].flatMap((name) => (parties[name] === undefined ? [] : [{ name, label: roleLabels[name] ?? name, party: parties[name] }]));
  const { article } = record;
  return { kind, key: record.key, articleId: article.id, headline: article.headline, language: article.language, words: wordsOf(record), roles, editedAt: record.edited?.at };
}

type FindingRecord = StatementRecord | AccusationRecord | DenialRecord;

function findOf(kind: FindingKind): (reader: Reader, key: string) => Promise<FindingRecord | undefined> {
  return { statement: findStatement, accusation: findAccusation, denial: findDenial }[kind];
}

function partiesOf(record: FindingRecord): Readonly<Record<string, PartyRecord>> {
  if ('speaker' in record) return { speaker: record.speaker };
  return 'accuser' in record ? { accuser: record.accuser, accused: record.accused } : { denier: record.denier, deniedAccuser: record.deniedAccuser };
}

function wordsOf(record: FindingRecord): string | undefined {
  return 'speaker' in record ? record.content?.text : record.allegation?.text ?? record.trigger?.text;
}
