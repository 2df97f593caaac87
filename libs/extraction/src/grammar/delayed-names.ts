import { roleNouns, roleQualifiers } from '../lexicons/actors';
import type { KnownPerson } from './directory';
import type { Phrase, Sentence, Token } from '../pipeline/types';
import { tokensOf } from './noun-phrases';
import { mainSubject } from './subjects';

/** How many sentences of the body after its first one may bring the name. */
const FURTHEST_SENTENCE = 3;

/**
 * The offices of persons named late: news often opens with an office alone ("The treasurer denied it.") and gives the name
 * in the next sentence, as its subject and without an office ("Ann Lee told reporters ..."). By names, with the words of the office.
 */
export function holdersNamedLater(sentences: readonly Sentence[], people: readonly KnownPerson[]): ReadonlyMap<string, readonly string[]> {
  const body = sentences.filter(({ zone }) => zone === 'body');
  const [opening] = body;
  const subject = opening && body.length > 1 ? mainSubject(opening) : undefined;
  const office = subject && officeOf(subject);
  if (!opening || !office) return new Map();
  const head = office.at(-1) ?? '';
  if (namesPerson(opening.tokens, people) || people.some(({ roles }) => roles.has(head))) return new Map();
  for (const sentence of body.slice(1, 1 + FURTHEST_SENTENCE)) {
    const next = mainSubject(sentence);
    const person = next && personNamed(next, people);
    if (person) return isNewcomer(person) ? new Map([[person.name, office]]) : new Map();
    if (namesPerson(sentence.tokens, people)) return new Map();
  }
  return new Map();
}

/** The words of an office that stands alone: "the prisons minister", "the treasurer of the league"; its head is the last word. */
function officeOf(subject: Phrase): readonly string[] | undefined {
  const words = tokensOf(subject);
  if (words[0]?.lower !== 'the' || words.some(({ text }) => text === ',')) return undefined;
  const link = words.findIndex(({ lower }) => lower === 'of' || lower === 'for');
  const group = link === -1 ? words : words.slice(0, link);
  const head = group.at(-1);
  if (!head || !roleNouns.has(head.lower) || head.lower.endsWith('s') || (roleQualifiers.has(head.lower) && group.length < 3)) return undefined;
  const rest = link === -1 ? [] : words.slice(link + 1);
  return [...rest, ...group.slice(1)].map(({ lower }) => lower);
}

function personNamed(subject: Phrase, people: readonly KnownPerson[]): KnownPerson | undefined {
  const text = tokensOf(subject).map((word) => word.text).join(' ');
  return people.find(({ name }) => name.includes(' ') && name === text);
}

/** Whom the article calls by no office of their own. */
function isNewcomer({ roles }: KnownPerson): boolean {
  return ![...roles].some((role) => roleNouns.has(role) && !roleQualifiers.has(role));
}

function namesPerson(tokens: readonly Token[], people: readonly KnownPerson[]): boolean {
  const names = new Set(tokens.filter(({ tag, quotation }) => tag === 'PROPN' && quotation === undefined).map(({ lower }) => lower));
  return people.some(({ surname }) => names.has(surname));
}
