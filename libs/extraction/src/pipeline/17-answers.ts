import type { Actor, LinkedAccusation, LinkedDenial, Party, Span } from '@on-record/domain';
import { membersOf } from '../grammar/actor-ids';
import type { Allegiances } from '../grammar/allegiances';
import { rangeOfPhrase } from '../grammar/noun-phrases';
import { sharesWord } from '../grammar/shared-words';
import { advocateNouns, wordsForAnyWrong } from '../lexicons/denying-words';
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
  readonly allegiances: Allegiances;
}

/**
 * The accusation that a denial answers: the last one that accuses the denier or the state that the denier speaks for; else the
 * last one by somebody else, where the denial only speaks of "the accusation", or denies in its words.
 */
export function answeredBy({ denier, denial, words, accusations, allegiances }: OpenDenial): number | undefined {
  const first = Math.max(0, accusations.length - FARTHEST_BACK);
  const open = accusations.slice(first).map((_, place) => first + place).reverse().filter((place) => accusations[place]?.accusation.certainty === 'certain' && !isBy(accusations[place]?.accusation.accuser, denier) && isSameZone(accusations[place], denial));
  const own = open.find((place) => concerns(accusations[place]?.accusation.accused, denier, allegiances));
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

/**
 * The accusation that another one answers: its accuser was accused by the other's accused before. Who had accused first goes on
 * to accuse rather than answers, and what was said on another occasion answers nothing.
 */
export function counteredBy(accusation: LinkedAccusation['accusation'], accusations: readonly LinkedAccusation[], allegiances: Allegiances): number | undefined {
  if (accusation.modality === 'historical') return undefined;
  const first = Math.max(0, accusations.length - FARTHEST_BACK);
  const recent = accusations.slice(first).map((linked) => (linked.mutual === undefined && linked.accusation.certainty === 'certain' && (linked.accusation.zone === 'body') === (accusation.zone === 'body') ? linked.accusation : undefined));
  const isBetween = (earlier: LinkedAccusation['accusation'] | undefined, [by, of]: readonly [Party, Party]): boolean => earlier !== undefined && concerns(earlier.accuser, by, allegiances) && concerns(earlier.accused, of, allegiances);
  const { accuser, accused } = accusation;
  const place = recent.findLastIndex((earlier) => isBetween(earlier, [accused, accuser]));
  const begun = recent.findIndex((earlier) => isBetween(earlier, [accuser, accused]) && earlier?.modality !== 'historical');
  const firstOfOther = recent.findIndex((earlier) => isBetween(earlier, [accused, accuser]));
  return place === -1 || (begun !== -1 && begun < firstOfOther) ? undefined : first + place;
}

/** Whom somebody has just accused who goes on to speak. */
export function goneOnWith(speaker: Party, mention: Span, accusations: readonly LinkedAccusation[]): Party | undefined {
  const last = accusations.findLast(({ accusation }) => accusation.zone === 'body' && accusation.certainty === 'certain')?.accusation;
  const isOwn = last !== undefined && isBy(last.accuser, speaker) && last.modality !== 'historical' && mention.start - last.trigger.start < JUST_NOW;
  return isOwn ? last.accused : undefined;
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

/** Whether the accuser is the denier, or one of several who deny. */
function isBy(accuser: Party | undefined, denier: Party): boolean {
  return accuser?.kind === 'actor' && denier.kind === 'actor' && membersOf(denier.actor).some(({ canonical }) => canonical === accuser.actor.canonical);
}

function concerns(accused: Party | undefined, denier: Party | undefined, allegiances: Allegiances): boolean {
  if (accused?.kind !== 'actor' || denier?.kind !== 'actor') return false;
  if (accused.actor.canonical === denier.actor.canonical) return true;
  return belongsTo(accused.actor, denier.actor) || belongsTo(denier.actor, accused.actor) || allegiances.isOfBody(accused, denier) || isOfSameState(accused, denier, allegiances);
}

/** Whether two parties are or belong to one state. */
export function isOfSameState(one: Party, other: Party, { stateOf }: Allegiances): boolean {
  const code = stateOf(one);
  return code !== undefined && code === stateOf(other);
}

/**
 * The accusation that a denial answers which comes before it in the text: news often opens with the denial. The first one of the
 * body behind it that accuses the denier.
 */
export function answeredLater(denial: LinkedDenial['denial'], accusations: readonly LinkedAccusation[], allegiances: Allegiances): number | undefined {
  const { denier, zone, trigger } = denial;
  const place = accusations.findIndex(({ accusation: { accuser, accused, modality, ...accusation } }) => accusation.zone === 'body' && accusation.certainty === 'certain' && zone === 'body' && modality !== 'historical'
    && accusation.trigger.start > trigger.start && accusation.trigger.start - trigger.start < JUST_NOW && !isBy(accuser, denier) && concerns(accused, denier, allegiances));
  return place === -1 ? undefined : place;
}

/** "the office of Ann Lee" belongs to Ann Lee. */
function belongsTo(body: Actor, owner: Actor): boolean {
  const name = owner.canonical.slice(owner.canonical.indexOf(':') + 1);
  return name.includes('-') && !body.canonical.startsWith('person:') && body.canonical.endsWith(`-${name}`);
}
