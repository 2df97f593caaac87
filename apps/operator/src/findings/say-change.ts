import type { AscribedParties, AscribedParty, FindingChange } from '@on-record/domain';

/** What was said of a finding, in words of a table. */
export function sayChange(change: FindingChange): string {
  return change.kind === 're-ascribed' ? `re-ascribed: ${sayParties(change.parties)}` : change.kind === 'as-read' ? 'as read' : change.kind;
}

/** Parties by their roles, always in the same order. */
export function sayParties(parties: AscribedParties): string {
  const said = (['speaker', 'accuser', 'accused', 'denier', 'deniedAccuser'] as const).flatMap((role) => (parties[role] === undefined ? [] : [`${role} ${sayParty(parties[role])}`]));
  return said.join(', ');
}

function sayParty(party: AscribedParty): string {
  return party.kind === 'actor' ? `${party.actor.canonical} (${party.actor.name})` : 'nobody';
}
