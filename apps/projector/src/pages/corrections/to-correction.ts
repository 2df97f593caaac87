import { findingChangeSchema, type FindingChange } from '@on-record/domain';

/** What an editor asks for, as the ingestor takes it, and the token that came with it. */
export interface Correction {
  readonly change: FindingChange;
  readonly by: { readonly actor: string; readonly reason: string };
  readonly token: string;
}

/** What a form holds: a correction, or all that is wrong with it in plain words. */
export type FormReading = { readonly kind: 'correction'; readonly correction: Correction } | { readonly kind: 'faulty'; readonly faults: readonly string[] };

/** The names of the fields of a form. */
export const formFields = {
  change: 'change', editor: 'editor', reason: 'reason', token: 'token',
  id: (role: string): string => `${role}-id`,
  name: (role: string): string => `${role}-name`,
  nobody: (role: string): string => `${role}-nobody`,
} as const;

const MOST = { editor: 200, reason: 2_000 } as const;

/** Reads what an editor typed into the form of a finding with these roles. */
export function toCorrection(fields: URLSearchParams, roles: readonly { readonly name: string; readonly label: string }[]): FormReading {
  const kind = typed(fields, formFields.change);
  const editor = typed(fields, formFields.editor);
  const reason = typed(fields, formFields.reason);
  const token = fields.get(formFields.token) ?? '';
  const parties = roles.map((role) => ({ role, ...partyOf(fields, role) }));
  const given = parties.filter((each) => each.party !== undefined || each.faults.length > 0);
  const faults = [
    ...lengthFaults('Your name', editor, MOST.editor), ...lengthFaults('The reason', reason, MOST.reason),
    ...(/^[\x21-\x7e]{1,200}$/.test(token) ? [] : ['The token is missing, or has spaces or letters that no token has.']),
    ...(['hidden', 'confirmed', 're-ascribed', 'as-read'].includes(kind) ? [] : ['Choose what is to be done.']),
    ...(kind === 're-ascribed' ? parties.flatMap((each) => each.faults) : []),
    ...(kind === 're-ascribed' && given.length === 0 ? [`Say who it is instead: ${roles.map(({ label }) => `"${label}"`).join(' or ')}.`] : []),
    ...(kind !== 're-ascribed' && given.length > 0 ? ['Somebody is named below, which goes with "Say who it is instead" only.'] : []),
  ];
  const change = findingChangeSchema.safeParse(kind === 're-ascribed' ? { kind, parties: Object.fromEntries(given.map(({ role, party }) => [role.name, party])) } : { kind });
  if (faults.length > 0 || !change.success) return { kind: 'faulty', faults: faults.length > 0 ? faults : ['What was typed cannot be a correction.'] };
  return { kind: 'correction', correction: { change: change.data, by: { actor: editor, reason }, token } };
}

/** What was typed into a field on one line, without the characters that no name or reason has. */
function typed(fields: URLSearchParams, name: string): string {
  return (fields.get(name) ?? '').toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ').trim();
}

function lengthFaults(what: string, text: string, most: number): readonly string[] {
  if (text === '') return [`${what} is missing.`];
  return text.length > most ? [`${what} has more than ${most} characters.`] : [];
}

/** Whom a role is ascribed to; nothing where its fields are empty. */
function partyOf(fields: URLSearchParams, { name: role, label }: { readonly name: string; readonly label: string }): { readonly party?: object; readonly faults: readonly string[] } {
  const [id, name, isNobody] = [typed(fields, formFields.id(role)), typed(fields, formFields.name(role)), fields.has(formFields.nobody(role))];
  if (id === '' && name === '') return isNobody ? { party: { kind: 'unknown', reason: 'not-named' }, faults: [] } : { faults: [] };
  const party = { kind: 'actor', actor: { canonical: id, name } };
  if (isNobody) return { party, faults: [`${label}: either somebody or nobody.`] };
  if (id === '' || name === '') return { party, faults: [`${label}: both an id and a name are needed.`] };
  const isRight = findingChangeSchema.safeParse({ kind: 're-ascribed', parties: { speaker: party } }).success;
  return { party, faults: isRight ? [] : [`${label}: an id is a kind and a name, such as person:ann-lee, org:borland or country:CL, and a name has at most 200 characters.`] };
}
