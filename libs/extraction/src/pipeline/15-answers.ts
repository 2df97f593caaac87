import type { Actor, LinkedAccusation, Party } from '@on-record/domain';
import { countryCodes } from '../libraries/country-names';
import { capitals, demonyms, seatsOfPower } from '../lexicons/places';
import type { DenialDraft } from './types';

/** A denial answers none of the accusations before the last so many. */
const FARTHEST_BACK = 50;

/** A denial with its denier named, and the accusations made before it. */
export interface OpenDenial {
  readonly denier: Party;
  readonly denial: DenialDraft;
  readonly accusations: readonly LinkedAccusation[];
}

/**
 * The accusation that a denial answers: the last one that accuses the denier or the state that the denier speaks for; where
 * the denial only speaks of "the accusation", the last one by somebody else.
 */
export function answeredBy({ denier, denial, accusations }: OpenDenial): number | undefined {
  const first = Math.max(0, accusations.length - FARTHEST_BACK);
  const open = accusations.slice(first).map((_, place) => first + place).reverse().filter((place) => !isBy(accusations[place]?.accusation.accuser, denier) && isSameZone(accusations[place], denial));
  const own = open.find((place) => concerns(accusations[place]?.accusation.accused, denier));
  if (own !== undefined) return own;
  return denial.allegation === undefined ? open[0] : undefined;
}

/** A headline and key points answer each other; they carry nothing into the body. */
function isSameZone(linked: LinkedAccusation | undefined, { trigger }: DenialDraft): boolean {
  return (linked?.accusation.zone === 'body') === (trigger.sentence.zone === 'body');
}

function isBy(accuser: Party | undefined, denier: Party): boolean {
  return accuser?.kind === 'actor' && denier.kind === 'actor' && accuser.actor.canonical === denier.actor.canonical;
}

function concerns(accused: Party | undefined, denier: Party): boolean {
  if (accused?.kind !== 'actor' || denier.kind !== 'actor') return false;
  if (accused.actor.canonical === denier.actor.canonical) return true;
  const code = stateOf(accused);
  return code !== undefined && code === stateOf(denier);
}

/** The state that a party is or belongs to, by its words: "the Russian Defence Ministry", "Thai officials". */
function stateOf(party: { readonly actor: Actor; readonly mention?: { readonly text: string } | undefined }): string | undefined {
  const { canonical } = party.actor;
  if (canonical.startsWith('country:')) return canonical.slice('country:'.length);
  const words = `${party.mention?.text ?? ''} ${canonical.replace(/^[a-z]+:/, '').replaceAll('-', ' ')}`.toLowerCase().split(/[\s’']+/u);
  for (const word of words) {
    const code = demonyms.get(word) ?? countryCodes.get(word) ?? capitals.get(word) ?? seatsOfPower.get(word);
    if (code) return code;
  }
  return undefined;
}
