import type { Actor } from '@on-record/domain';
import { kindOf, membersOf, toActor } from '../grammar/actor-ids';
import { tokensOf } from '../grammar/noun-phrases';
import { femaleWords, maleWords, roleNouns, roleQualifiers } from '../lexicons/actors';
import { mainSubject } from '../grammar/subjects';
import type { Directory } from './08-names';
import { actorOf, type Recalled } from './14-actors';
import type { Phrase, Sentence } from './types';

/** How many earlier actors a pronoun can reach back to. */
const LONGEST_MEMORY = 24;
const PRONOUN_GENDERS: Readonly<Record<string, 'm' | 'f'>> = { he: 'm', him: 'm', she: 'f', her: 'f' };
const GROUP_WORDS = ['they', 'them', 'others', 'another', 'some', 'many', 'both', 'we', 'us'];

/** Follows an article sentence by sentence and says whom its phrases mean. */
export interface Discourse {
  /** The actor that a phrase means where the article has come to. The same phrase always gets the same answer. A pronoun never means `except`. */
  resolve(phrase: Phrase, except?: Actor): Actor | undefined;
  /** Remembers who spoke: who "he" is in the next sentence. */
  noteSpeaker(actor: Actor): void;
  /** Remembers whom a sentence was about, when it is over. */
  leave(sentence: Sentence): void;
  /** Who spoke last. */
  lastSpeaker(): Actor | undefined;
}

/** A discourse that has not begun. Pronouns mean the last fitting subject or speaker; an office means its holder. */
export function createDiscourse(directory: Directory): Discourse {
  const memory: Actor[] = [];
  const genders = gendersOf(directory);
  const answers = new Map<string, Actor | undefined>();
  let speaker: Actor | undefined;
  const remember = (actor: Actor): void => {
    memory.push(actor);
    if (memory.length > LONGEST_MEMORY) memory.shift();
  };
  const recalled: Recalled = { byHead: (head) => memory.findLast(({ canonical }) => isCalled(canonical, head)) };
  const read = (phrase: Phrase, except: Actor | undefined): Actor | undefined => {
    const pronoun = pronounOf(phrase);
    const others = except ? memory.filter(({ canonical }) => canonical !== except.canonical) : memory;
    return pronoun === undefined ? actorOf(phrase, directory, recalled) : antecedent(pronoun, { memory: others, genders });
  };
  const resolve = (phrase: Phrase, except?: Actor): Actor | undefined => {
    const key = `${phrase.sentence.start}:${phrase.from}:${phrase.to}`;
    if (!answers.has(key)) answers.set(key, read(phrase, except));
    return answers.get(key);
  };
  return {
    resolve,
    noteSpeaker(actor) {
      speaker = actor;
      remember(actor);
    },
    leave(sentence) {
      const subject = sentence.zone === 'body' ? mainSubject(sentence) : undefined;
      const actor = (subject && resolve(subject)) ?? (sentence.zone === 'body' ? onlyPerson(sentence, directory) : undefined);
      if (actor && actor.canonical !== memory.at(-1)?.canonical) remember(actor);
    },
    lastSpeaker: () => speaker,
  };
}

/** What titles, kinship and given names tell about people. */
function gendersOf({ people }: Directory): Map<string, 'm' | 'f'> {
  return new Map(people.flatMap(({ name, roles }): (readonly [string, 'm' | 'f'])[] => {
    const words = [...roles, name.toLowerCase().split(' ')[0] ?? ''];
    const [isMale, isFemale] = [words.some((word) => maleWords.has(word)), words.some((word) => femaleWords.has(word))];
    const actor = toActor('person', name);
    return actor && isMale !== isFemale ? [[actor.canonical, isMale ? 'm' : 'f']] : [];
  }));
}

/** The one person whom a sentence without a human subject names: "Among the tenants was Ann Lee." */
function onlyPerson({ tokens }: Sentence, { people }: Directory): Actor | undefined {
  const words = new Set(tokens.filter(({ quotation, tag }) => quotation === undefined && tag === 'PROPN').map(({ lower }) => lower));
  const named = people.filter(({ surname }) => words.has(surname));
  return named.length === 1 && named[0] ? toActor('person', named[0].name) : undefined;
}

/** "railway-official" is called "official"; "officials" are not. */
function isCalled(canonical: string, head: string): boolean {
  const words = canonical.slice(canonical.indexOf(':') + 1).split('-');
  return !canonical.startsWith('person:') && !/\+|-and-/.test(canonical) && (words.at(-1) === head || words.includes(head));
}

function pronounOf(phrase: Phrase): string | undefined {
  const words = tokensOf(phrase).map(({ lower }) => lower);
  if (words.length === 1 && ['he', 'him', 'she', 'her', 'it', ...GROUP_WORDS].includes(words[0] ?? '')) return words[0];
  return ['one of them', 'some of them', 'both of them', 'many of them'].includes(words.join(' ')) ? 'they' : undefined;
}

interface Memory {
  readonly memory: readonly Actor[];
  readonly genders: Map<string, 'm' | 'f'>;
}

function antecedent(pronoun: string, { memory, genders }: Memory): Actor | undefined {
  const gender = PRONOUN_GENDERS[pronoun];
  if (gender) {
    const fits = (actor: Actor): boolean => isSingleHuman(actor) && (genders.get(actor.canonical) ?? gender) === gender;
    const found = memory.findLast((actor) => fits(actor) && (kindOf(actor) === 'person' || isOfficeHolder(actor))) ?? memory.findLast(fits);
    if (found) genders.set(found.canonical, gender);
    return found;
  }
  if (pronoun === 'it') return memory.findLast((actor) => ['org', 'country', 'document'].includes(kindOf(actor)) && membersOf(actor).length === 1);
  return memory.findLast((actor) => membersOf(actor).length > 1 || (kindOf(actor) === 'group' && /s(-|$)/.test(actor.canonical))) ?? memory.findLast((actor) => kindOf(actor) === 'org');
}

/** "group:spokesman-for-verrick", "group:former-receptionist": somebody without a name. */
function isOfficeHolder({ canonical }: Actor): boolean {
  return canonical.startsWith('group:') && canonical.slice('group:'.length).split('-').some((word) => roleNouns.has(word) && !roleQualifiers.has(word));
}

function isSingleHuman(actor: Actor): boolean {
  return membersOf(actor).length === 1 && (kindOf(actor) === 'person' || (kindOf(actor) === 'group' && !actor.canonical.endsWith('s')));
}
