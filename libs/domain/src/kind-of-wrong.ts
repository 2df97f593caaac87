import { wrongWords } from './wrongs';

/** The kinds of wrongs that CAMEO tells apart, the narrowest first: of several in one allegation the first of this list counts. */
export const wrongKinds = ['war-crimes', 'espionage-treason', 'human-rights', 'aggression', 'crime-corruption'] as const;
/** A kind of wrong. */
export type WrongKind = (typeof wrongKinds)[number];

/** The ids of those between whom a wrong is alleged, as far as they are known. */
export interface WrongParties {
  readonly accuser?: string | undefined;
  readonly accused?: string | undefined;
}

interface Phrase {
  readonly list: keyof typeof wrongWords;
  readonly words: readonly string[];
}

/** Phrases are looked up by so many letters of their first word. */
const HEAD = 3;

const phrases: ReadonlyMap<string, readonly Phrase[]> = Map.groupBy(
  // The keys of an object literal are the keys of its type.
  (Object.keys(wrongWords) as (keyof typeof wrongWords)[]).flatMap((list) => wrongWords[list].map((phrase) => ({ list, words: phrase.split(' ') }))),
  ({ words }) => (words[0] ?? '').slice(0, HEAD),
);

/** The kind of an alleged wrong by its words; violence counts by who does it. Undefined where no word tells. */
export function kindOfWrong(allegation: string, parties: WrongParties = {}): WrongKind | undefined {
  const lists = listsIn(allegation.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  if (lists.has('violence')) lists.add(isOfForces(parties) ? 'aggression' : 'crime-corruption');
  return wrongKinds.find((kind) => lists.has(kind));
}

function listsIn(words: readonly string[]): Set<keyof typeof wrongWords> {
  const found = new Set<keyof typeof wrongWords>();
  words.forEach((word, place) => {
    for (const { list, words: wanted } of phrases.get(word.slice(0, HEAD)) ?? []) {
      if (wanted.every((each, ahead) => isWord(words[place + ahead], each))) found.add(list);
    }
  });
  return found;
}

function isWord(word: string | undefined, wanted: string): boolean {
  if (word === undefined) return false;
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

/** A state or a group that is accused, or an organisation that a state or a group accuses, is taken for a force. */
function isOfForces({ accuser, accused }: WrongParties): boolean {
  const isForce = (actor: string | undefined): boolean => /^(country|group):/.test(actor ?? '');
  return isForce(accused) || (accused?.startsWith('org:') === true && isForce(accuser));
}
