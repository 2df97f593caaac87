import type { Actor, LinkedAccusation, Party } from '@on-record/domain';
import { rangeOfPhrase } from '../grammar/noun-phrases';
import { advocateNouns, wordsForAnyWrong } from '../lexicons/denying-words';
import { capitals, demonyms, seatsOfPower } from '../lexicons/places';
import { countryCodes } from '../libraries/country-names';
import type { DenialDraft } from './types';

/** A denial answers none of the accusations before the last so many. */
const FARTHEST_BACK = 50;
/** Characters to an accusation that still has just been made. */
const JUST_NOW = 1200;

/** A denial with its denier named, and the accusations made before it. */
export interface OpenDenial {
  readonly denier: Party;
  readonly denial: DenialDraft;
  /** The words of what is denied. */
  readonly words: string;
  readonly accusations: readonly LinkedAccusation[];
}

/**
 * The accusation that a denial answers: the last one that accuses the denier or the state that the denier speaks for; else the
 * last one by somebody else, where the denial only speaks of "the accusation", or denies in its words.
 */
export function answeredBy({ denier, denial, words, accusations }: OpenDenial): number | undefined {
  const first = Math.max(0, accusations.length - FARTHEST_BACK);
  const open = accusations.slice(first).map((_, place) => first + place).reverse().filter((place) => !isBy(accusations[place]?.accusation.accuser, denier) && isSameZone(accusations[place], denial));
  const own = open.find((place) => concerns(accusations[place]?.accusation.accused, denier));
  if (own !== undefined && (denial.needs !== 'own' || isNear(accusations[own], denial))) return own;
  if (denial.needs === 'own' && !isAdvocate(denier)) return undefined;
  if (denial.needs === 'nothing' && (denial.allegation === undefined || isGeneral(words))) return open[0];
  return open.find((place) => isNear(accusations[place], denial) && (denial.allegation === undefined || isAdvocate(denier) || sharesWord(words, accusations[place]?.accusation.allegation?.text ?? '')));
}

/** "any wrongdoing", "every word of it", "not guilty": whatever was alleged. */
function isGeneral(words: string): boolean {
  const list = words.toLowerCase().split(/\s+/u);
  return list.length < 5 && list.some((word) => wordsForAnyWrong.has(word));
}

/** Whether a word of four letters or more stands in both texts, in whatever form: "dumping" and "dumped". */
function sharesWord(one: string, other: string): boolean {
  const stems = new Set(stemsOf(one));
  return stemsOf(other).some((stem) => stems.has(stem));
}

function stemsOf(text: string): readonly string[] {
  return text.toLowerCase().split(/[^\p{L}]+/u).filter((word) => word.length > 3 && !['that', 'have', 'been', 'with', 'from', 'their', 'they', 'were', 'having', 'which', 'about'].includes(word)).map((word) => word.slice(0, 4));
}

/** The accusation that another one answers: its accuser was accused by the other's accused before. */
export function counteredBy(accusation: LinkedAccusation['accusation'], accusations: readonly LinkedAccusation[]): number | undefined {
  const first = Math.max(0, accusations.length - FARTHEST_BACK);
  const place = accusations.slice(first).findLastIndex(({ accusation: earlier, mutual }) => mutual === undefined && (earlier.zone === 'body') === (accusation.zone === 'body')
    && concerns(earlier.accused, accusation.accuser) && concerns(earlier.accuser, accusation.accused));
  return place === -1 ? undefined : first + place;
}

/** A headline and key points answer each other; they carry nothing into the body. */
function isSameZone(linked: LinkedAccusation | undefined, { trigger }: DenialDraft): boolean {
  return (linked?.accusation.zone === 'body') === (trigger.sentence.zone === 'body');
}

function isNear(linked: LinkedAccusation | undefined, { trigger }: DenialDraft): boolean {
  return linked !== undefined && rangeOfPhrase(trigger).start - linked.accusation.trigger.start < JUST_NOW;
}

/** "his lawyer", "a spokeswoman": who denies for somebody else. */
function isAdvocate({ mention }: Party): boolean {
  return (mention?.text ?? '').toLowerCase().split(/[\s,]+/u).some((word) => advocateNouns.has(word));
}

function isBy(accuser: Party | undefined, denier: Party): boolean {
  return accuser?.kind === 'actor' && denier.kind === 'actor' && accuser.actor.canonical === denier.actor.canonical;
}

function concerns(accused: Party | undefined, denier: Party | undefined): boolean {
  if (accused?.kind !== 'actor' || denier?.kind !== 'actor') return false;
  if (accused.actor.canonical === denier.actor.canonical) return true;
  if (belongsTo(accused.actor, denier.actor) || belongsTo(denier.actor, accused.actor)) return true;
  const code = stateOf(accused);
  return code !== undefined && code === stateOf(denier);
}

/** "the office of Ann Lee" belongs to Ann Lee. */
function belongsTo(body: Actor, owner: Actor): boolean {
  const name = owner.canonical.slice(owner.canonical.indexOf(':') + 1);
  return name.includes('-') && !body.canonical.startsWith('person:') && body.canonical.endsWith(`-${name}`);
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
