import type { Actor } from '@on-record/domain';
import { businessNouns, groupNouns, organisationNouns, roleNouns } from '../lexicons/actors';
import { demonyms } from '../lexicons/places';
import { documentNouns } from '../lexicons/reporting-verbs';
import type { Phrase, Token } from '../pipeline/types';
import { toActor } from './actor-ids';
import { knownOrganisation } from './body-names';
import type { Directory } from './directory';
import { isNameWord } from './name-runs';
import { tokensOf } from './noun-phrases';
import { knownPerson, personIn, textOf } from './person-names';

/** Words before an apposed name: "the skipper, [a Norwegian named] Geir Moe", "the officer, [sub-inspector] K. Rao". */
const LONGEST_LEAD = 6;
/** "the contractor [that fitted the block's ventilation in 2016], Nimbus Ltd,". */
const LONGEST_CLAUSE = 14;
/** How far behind a phrase somebody may give a name: "a trader who gave only her first name, Ada". */
const FURTHEST_NAME = 12;
const NAMING_WORDS = ['named', 'called', 'surnamed', 'nicknamed', 'known'];

/** Whom the name means that stands in apposition right behind a phrase without a name of its own: "one teacher, Ann Lee, said". */
export function apposedActor(phrase: Phrase, directory: Directory): Actor | undefined {
  const head = headOf(phrase);
  const given = givenName(phrase);
  if (given || !head || namesItself(phrase, head)) return given;
  const name = apposedName(withRelativeClause(phrase));
  if (name.length === 0) return undefined;
  const body = isBody(head) || businessNouns.has(head.lower) ? knownOrganisation(name, directory) : undefined;
  if (body !== undefined) return toActor('org', body);
  if (isBody(head)) return undefined;
  if (!isHuman(head)) return undefined;
  const known = knownPerson(name, directory);
  return known ? toActor('person', known.name) : personIn(name, directory);
}

/** "the contractor that fitted them, Nimbus Ltd,": the name may stand behind a clause that tells which one is meant. */
function withRelativeClause(phrase: Phrase): Phrase {
  const { sentence: { tokens }, to } = phrase;
  if (!['that', 'which', 'who'].includes(tokens[to]?.lower ?? '') || tokens[to]?.quotation !== undefined) return phrase;
  const comma = tokens.findIndex(({ text, quotation }, at) => at > to && at < to + LONGEST_CLAUSE && text === ',' && quotation === undefined);
  return comma === -1 ? phrase : { ...phrase, to: comma };
}

/** Whether the phrase has a name already: "Mayor Ann Lee"; the name of an owner or of what an office is for is none of its own. */
function namesItself({ sentence, from, to }: Phrase, head: Token): boolean {
  const place = sentence.tokens.indexOf(head, from);
  const owner = sentence.tokens.slice(from, place).findLastIndex(({ lower }) => lower === "'s");
  const group = sentence.tokens.slice(from + owner + 1, Math.min(place + 1, to));
  return group.some((token) => isNameWord(token) && !roleNouns.has(token.lower) && !demonyms.has(token.lower) && token !== head);
}

/** The noun that the phrase is about, where it is a singular common noun. */
function headOf(phrase: Phrase): Token | undefined {
  const words = tokensOf(phrase);
  const link = words.findIndex(({ lower }, at) => at > 0 && ['of', 'for', 'in', 'at', 'from', 'with', ','].includes(lower));
  const head = (link === -1 ? words : words.slice(0, link)).at(-1);
  return head && (head.tag === 'NOUN' || roleNouns.has(head.lower)) ? head : undefined;
}

function isBody({ lower }: Token): boolean {
  return (organisationNouns.has(lower) || businessNouns.has(lower)) && !roleNouns.has(lower);
}

function isHuman({ lower }: Token): boolean {
  return !documentNouns.has(lower) && !groupNouns.has(lower) && !lower.endsWith('s');
}

/** The name between commas right behind the phrase, its lead aside; nothing where another name is joined to it. */
function apposedName({ sentence, to }: Phrase): readonly Token[] {
  const { tokens } = sentence;
  const isComma = tokens[to]?.text === ',';
  const start = isComma ? to + 1 : to;
  let from = start;
  while (from - start < LONGEST_LEAD && isLead(tokens[from])) from += 1;
  if (!isComma && !NAMING_WORDS.includes(tokens[from - 1]?.lower ?? '')) return [];
  let end = from;
  while (end < tokens.length && (isNameWord(tokens[end]) || (tokens[end]?.text === '.' && isNameWord(tokens[end - 1]) && isNameWord(tokens[end + 1])))) end += 1;
  const next = tokens[end];
  const isOver = next === undefined || next.tag === 'PUNCT' || next.quotation !== undefined || NAMING_WORDS.includes(tokens[from - 1]?.lower ?? '') || !isComma;
  return isOver && tokens[from]?.quotation === undefined ? tokens.slice(from, end) : [];
}

function isLead(token: Token | undefined): boolean {
  if (!token || token.quotation !== undefined) return false;
  return ['DET', 'ADJ', 'NOUN', 'NUM'].includes(token.tag) || NAMING_WORDS.includes(token.lower) || (token.tag === 'PROPN' && (!isNameWord(token) || demonyms.has(token.lower)));
}

/** "one resident, who gave her name only as Ada", "a trader who gave only her first name, Ada". */
function givenName({ sentence, to }: Phrase): Actor | undefined {
  const { tokens } = sentence;
  const who = tokens[to]?.text === ',' ? to + 1 : to;
  if (tokens[who]?.lower !== 'who') return undefined;
  const words = tokens.slice(who, who + FURTHEST_NAME);
  const gave = words.findIndex(({ lower }) => ['gave', 'gives', 'giving'].includes(lower));
  const noun = words.findIndex(({ lower }) => lower === 'name' || lower === 'surname');
  if (gave === -1 || noun < gave) return undefined;
  const from = words.findIndex((token, at) => at > noun && isNameWord(token));
  if (from === -1 || words.slice(noun + 1, from).some(({ lower }) => !['only', 'as', ',', 'simply', 'just', '-', '–', '—'].includes(lower))) return undefined;
  const after = words.slice(from);
  const end = after.findIndex((token) => !isNameWord(token));
  return toActor('person', textOf(end === -1 ? after : after.slice(0, end)));
}
