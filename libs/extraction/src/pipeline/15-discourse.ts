import type { Actor } from '@on-record/domain';
import { headWordsOf, kindOf, toActor } from '../grammar/actor-ids';
import { antecedent, gendersOf, isSingleHuman, pronounOf, type Gender } from '../grammar/antecedents';
import type { Directory, KnownPerson } from '../grammar/directory';
import { mentionKey } from '../grammar/named-later';
import { nearestPhrase, phraseFrom, rangeOfPhrase, tokensOf } from '../grammar/noun-phrases';
import { mainSubject } from '../grammar/subjects';
import { firstVerbOf, verbGroupAt } from '../grammar/verb-groups';
import { subjectOfVerb } from '../grammar/verb-subjects';
import { roleNouns } from '../lexicons/actors';
import { documentNouns } from '../lexicons/reporting-verbs';
import { actorOf, type Recalled } from './14-actors';
import type { Phrase, Sentence, Token } from './types';

/** How many earlier actors a pronoun can reach back to. */
const LONGEST_MEMORY = 24;

/** What two people who have just been named are called together. */
const PAIR_NOUNS = ['pair', 'duo', 'two', 'couple'];

/** Words that open a clause whose pronoun means the subject of the sentence before them. */
const DEPENDENT_OPENERS = ['because', 'although', 'though', 'while', 'but'];

/** Follows an article sentence by sentence and says whom its phrases mean. */
export interface Discourse {
  /** The actor that a phrase means where the article has come to. The same phrase always gets the same answer. A pronoun never means `except`. */
  resolve(phrase: Phrase, except?: Actor): Actor | undefined;
  /** The same for a description that cannot mean `other`, since a party of the same act is called so by name. */
  resolveApart(phrase: Phrase, other: Actor): Actor | undefined;
  /** Whose somebody is: "its spokeswoman". */
  ownerOf(phrase: Phrase): Actor | undefined;
  /** Remembers who spoke: who "he" is in the next sentence. */
  noteSpeaker(actor: Actor): void;
  /** Remembers who was accused: the body that "it" may be in the next sentence. */
  noteAccused(actor: Actor): void;
  /** Remembers whom a sentence was about, when it is over. */
  leave(sentence: Sentence): void;
  /** Who spoke last. */
  lastSpeaker(): Actor | undefined;
}

interface State {
  readonly directory: Directory;
  readonly genders: Map<string, Gender>;
  /** Whom the article spoke of, the last one last. */
  readonly memory: Actor[];
  /** Who was called by a noun last: "government", "union". */
  readonly byNoun: Map<string, Actor>;
  /** The names of people in the order in which they were mentioned last. */
  readonly mentioned: Set<string>;
  speaker: Actor | undefined;
  /** Whether somebody has spoken in the sentence that is not over yet. */
  hasSpoken: boolean;
}

/** A discourse that has not begun. Pronouns mean the last fitting subject or speaker; an office means its holder. `known` says whom mentions mean that are named later. */
export function createDiscourse(directory: Directory, known: ReadonlyMap<string, Actor> = new Map()): Discourse {
  const state: State = { directory, genders: gendersOf(directory), memory: [], byNoun: new Map(), mentioned: new Set(), speaker: undefined, hasSpoken: false };
  const answers = new Map<string, Actor | undefined>();
  const resolve = (phrase: Phrase, except?: Actor): Actor | undefined => {
    const key = keyOf(phrase);
    if (!answers.has(key)) answers.set(key, known.get(mentionKey(rangeOfPhrase(phrase))) ?? read(state, phrase, except));
    return answers.get(key);
  };
  return {
    resolve,
    resolveApart(phrase, other) {
      forget(state, other);
      const actor = actorOf(phrase, { ...directory, organisations: directory.organisations.filter(({ name }) => name !== other.name) }, recalledFrom({ ...state, memory: state.memory.filter(({ canonical }) => canonical !== other.canonical) }));
      answers.set(keyOf(phrase), actor);
      return actor;
    },
    ownerOf(phrase) {
      const owner = possessorIn(phrase);
      return owner === undefined ? undefined : owner === 'its' ? antecedent('it', state) : actorOf(owner, directory, recalledFrom(state));
    },
    noteSpeaker(actor) {
      state.speaker = actor;
      state.hasSpoken = true;
      remember(state, actor);
    },
    noteAccused(actor) {
      if (kindOf(actor) === 'org') rememberBelow(state, actor);
    },
    leave(sentence) {
      if (sentence.zone === 'body') {
        // Where no verb is known, what a sentence opens with is what it is about.
        const subject = mainSubject(sentence) ?? phraseFrom(sentence, 0);
        rememberSentence(state, sentence, subject && resolve(subject));
      }
      state.hasSpoken = false;
    },
    lastSpeaker: () => state.speaker,
  };
}

/** "its leader, Ann Lee", "Borealis's director Ann Lee": whose somebody is by the words before the office. */
function possessorIn({ sentence, from, to }: Phrase): Phrase | 'its' | undefined {
  const { tokens } = sentence;
  if (tokens[from]?.lower === 'its') return 'its';
  const mark = tokens.findIndex(({ lower, tag }, at) => at > from && at < to && lower === "'s" && tag === 'PART');
  const isOffice = mark !== -1 && tokens.slice(mark + 1, mark + 4).some(({ lower }) => roleNouns.has(lower));
  return isOffice ? { sentence, from, to: mark } : undefined;
}

function keyOf({ sentence, from, to }: Phrase): string {
  return `${sentence.start}:${from}:${to}`;
}

/** What an actor was called by a noun that turned out to mean somebody else. */
function forget({ byNoun }: State, { canonical }: Actor): void {
  for (const [noun, actor] of byNoun) if (actor.canonical === canonical) byNoun.delete(noun);
}

function remember({ memory }: State, actor: Actor): void {
  memory.push(actor);
  if (memory.length > LONGEST_MEMORY) memory.shift();
}

function read(state: State, phrase: Phrase, except: Actor | undefined): Actor | undefined {
  const { memory, genders, directory } = state;
  const pronoun = pronounOf(phrase);
  const subject = pronoun === undefined ? undefined : subjectBeforePronoun(phrase);
  const own = subject && actorOf(subject, directory, recalledFrom(state));
  if (pronoun !== undefined && own && own.canonical !== except?.canonical && antecedent(pronoun, { memory: [own], genders })) return own;
  if (pronoun !== undefined) return antecedent(pronoun, { memory: except ? memory.filter(({ canonical }) => canonical !== except.canonical) : memory, genders });
  const actor = actorOf(phrase, directory, recalledFrom(state));
  const noun = nounOf(phrase);
  // "The government" alone says nothing new of its own.
  if (actor && noun && phrase.sentence.zone === 'body' && !actor.canonical.endsWith(`:${noun}`)) state.byNoun.set(noun, actor);
  return actor;
}

/** "Ann Lee left because she", "accused by Peru, a claim it dismissed": the subject of the sentence, where the pronoun stands in a clause that depends on it. */
function subjectBeforePronoun({ sentence, from }: Phrase): Phrase | undefined {
  const before = sentence.tokens[from - 1];
  const isDependent = before?.tag === 'NOUN' || DEPENDENT_OPENERS.includes(before?.lower ?? '') || isObjectOfAnother(sentence, from);
  const subject = isDependent ? (before?.tag === 'NOUN' ? accusedIn(sentence) : undefined) ?? mainSubject(sentence) : undefined;
  return subject && subject.to < from && pronounOf(subject) === undefined ? subject : undefined;
}

/** "Peru has itself been accused: in 2019 Chile sued it": the object of a verb whose subject is not that of the sentence. */
function isObjectOfAnother(sentence: Sentence, from: number): boolean {
  if (sentence.tokens[from - 1]?.tag !== 'VERB') return false;
  const own = subjectOfVerb(sentence, from - 1).phrase;
  return own !== undefined && own.from !== mainSubject(sentence)?.from;
}

/** "Chile accused Peru of it, a claim it denied": whoever is accused denies. */
function accusedIn(sentence: Sentence): Phrase | undefined {
  const verb = firstVerbOf(sentence);
  const isAccusing = verb !== undefined && ['accused', 'accuses', 'blamed', 'blames'].includes(sentence.tokens[verb]?.lower ?? '');
  return isAccusing && !verbGroupAt(sentence, verb).isPassive ? phraseFrom(sentence, verb + 1) : undefined;
}

function recalledFrom({ memory, byNoun, mentioned }: State): Recalled {
  return {
    byHead: (head) => byNoun.get(head) ?? memory.findLast((actor) => isCalled(actor, head)),
    lastBody: (names) => memory.findLast((actor) => kindOf(actor) === 'org' && names.includes(actor.name))?.name,
    lastOf: (names) => [...mentioned].findLast((name) => names.includes(name)),
  };
}

/** The common noun that a phrase is about: "government" in "Peru's government", "poll" in "a poll of voters". */
function nounOf(phrase: Phrase): string | undefined {
  const words = tokensOf(phrase);
  const link = words.findIndex(({ lower }, at) => at > 0 && ['of', 'for', 'in', 'at', 'from', ','].includes(lower));
  const head = (link === -1 ? words : words.slice(0, link)).at(-1);
  return head?.tag === 'NOUN' ? head.lower : undefined;
}

/** "railway-official" is called "official"; "officials" are not, nor is "company-spokesman" a company. */
function isCalled(actor: Actor, head: string): boolean {
  return kindOf(actor) !== 'person' && !/\+|-and-/.test(actor.canonical) && headWordsOf(actor).at(-1) === head;
}

/** The subject is remembered; others whom the sentence names only where a pronoun cannot mean the subject. */
function rememberSentence(state: State, sentence: Sentence, subject: Actor | undefined): void {
  noteNouns(state, sentence);
  const named = peopleNamed(sentence, state.directory);
  const [first, second, third] = named.flatMap(({ name }) => toActor('person', name) ?? []);
  if (first && second && !third) PAIR_NOUNS.forEach((noun) => state.byNoun.set(noun, { canonical: `${first.canonical}+${second.canonical}`, name: `${first.name} and ${second.name}` }));
  named.forEach(({ name }) => {
    state.mentioned.delete(name);
    state.mentioned.add(name);
  });
  const others = named.flatMap(({ name }) => toActor('person', name) ?? []).filter(({ canonical }) => canonical !== subject?.canonical);
  if (subject && isSingleHuman(subject)) {
    const gender = state.genders.get(subject.canonical);
    others.filter(({ canonical }) => gender !== undefined && (state.genders.get(canonical) ?? gender) !== gender).forEach((actor) => rememberBelow(state, actor));
  } else if (others.length === 1 && others[0] && !state.hasSpoken) remember(state, others[0]);
  if (!subject || subject.canonical === state.memory.at(-1)?.canonical) return;
  if (state.hasSpoken && kindOf(subject) !== 'person') rememberBelow(state, subject);
  else remember(state, subject);
}

/** Remembers the paper that a sentence speaks of: "the document" in the next. */
function noteNouns(state: State, sentence: Sentence): void {
  const at = sentence.tokens.findLastIndex(({ lower, tag, quotation }) => tag === 'NOUN' && quotation === undefined && lower !== 'document' && documentNouns.has(lower));
  const phrase = at === -1 ? undefined : nearestPhrase(sentence, at + 1);
  const paper = phrase && actorOf(phrase, state.directory, recalledFrom(state));
  if (paper && kindOf(paper) === 'document') state.byNoun.set('document', paper);
}

/** Remembers somebody right below the one who was spoken of last. */
function rememberBelow(state: State, actor: Actor): void {
  const top = state.memory.at(-1);
  remember(state, actor);
  if (top) remember(state, top);
}

function peopleNamed({ tokens }: Sentence, { people }: Directory): readonly KnownPerson[] {
  const words = tokens.filter(({ quotation, tag }: Token) => quotation === undefined && tag === 'PROPN').map(({ lower }) => lower);
  return people.filter(({ surname }) => words.includes(surname));
}
