import type { Chance } from './chance.ts';
import type { Sentence } from './story.ts';

/** States that the engine knows by one word, each under just this name. */
const states = ['Norway', 'Sweden', 'Finland', 'Denmark', 'Iceland', 'France', 'Spain', 'Portugal', 'Italy', 'Austria', 'Hungary', 'Poland', 'Japan', 'Chile', 'Peru', 'Kenya'] as const;
const things = ['ships', 'trucks', 'planes', 'boats', 'trains', 'tractors', 'bridges', 'cameras'] as const;
const doings = ['hiding', 'stealing', 'sinking', 'destroying'] as const;

/** What a sentence is made of; the number stands in no other sentence of a story. */
interface Parts {
  readonly one: string;
  readonly other: string;
  readonly number: number;
  readonly thing: string;
  readonly doing: string;
}

type Template = (parts: Parts) => Sentence;

/** Sentences of our own of which it is certain what the engine finds in them; a test asks it. */
const templates: readonly Template[] = [
  ({ one, other, number, thing, doing }) => ({
    text: `${one} accused ${other} of ${doing} ${number} ${thing}.`,
    statements: [`${one}: ${other} of ${doing} ${number} ${thing}`],
    accusations: [`${one} > ${other}: ${doing} ${number} ${thing}`],
    denials: [],
    foreign: { accuser: one, accused: other, allegation: `${number} ${thing}` },
  }),
  ({ one, other, number, thing, doing }) => ({
    text: `${one} accused ${other} of ${doing} ${number} ${thing}. ${other} denied ${doing} ${number} ${thing}.`,
    statements: [`${one}: ${other} of ${doing} ${number} ${thing}`, `${other}: ${doing} ${number} ${thing}`],
    accusations: [`${one} > ${other}: ${doing} ${number} ${thing}`],
    denials: [`${other} > ${one}: ${doing} ${number} ${thing}`],
    foreign: { accuser: one, accused: other, allegation: `${number} ${thing}` },
  }),
  ({ one, number, thing }) => ({
    text: `${one} said that ${number} ${thing} would arrive.`,
    statements: [`${one}: ${number} ${thing} would arrive`],
    accusations: [],
    denials: [],
  }),
  ({ one, other, number, thing, doing }) => ({
    text: `${one} and ${other} accused each other of ${doing} ${number} ${thing}.`,
    statements: [`${one} and ${other}: ${doing} ${number} ${thing}`],
    accusations: [`${one} > ${other}: ${doing} ${number} ${thing}`, `${other} > ${one}: ${doing} ${number} ${thing}`],
    denials: [],
    foreign: { accuser: one, accused: other, allegation: `${number} ${thing}` },
  }),
];

/** Those that hold an accusation. */
const accusing = templates.filter((_each, place) => place !== 2);

/** So many sentences about different states, each with a number that comes from `nextNumber`. */
export function writeSentences(chance: Chance, count: number, nextNumber: () => number): readonly Sentence[] {
  const actors = chance.shuffled(states);
  return Array.from({ length: count }, (_none, place) => {
    const [one = 'Norway', other = 'Sweden'] = actors.slice(place * 2);
    // An article without an accusation shows little of what can go wrong: the first sentence is one.
    const template = place === 0 ? chance.pick(accusing) : chance.pick(templates);
    return template({ one, other, number: nextNumber(), thing: chance.pick(things), doing: chance.pick(doings) });
  });
}
