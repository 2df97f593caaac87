import { createWordHints, type TrainingSentence, type WordHints } from '@on-record/extraction';
import type { ConlluSentence, ConlluWord } from './conllu.ts';

/**
 * What tagger and parser learn from: each sentence as the treebank has it, and where it has words with hyphens, which treebanks cut
 * and the engine reads as one, once more with these whole.
 */
export function toTrainingSentences(sentences: readonly ConlluSentence[]): readonly TrainingSentence[] {
  const hints = createWordHints();
  return sentences.flatMap(({ words }, group) => {
    const joined = joinHyphenated(words);
    const variants = [words, ...(joined.length < words.length ? [joined] : []), ...(isLikeHeadline(joined, group) ? [titled(joined)] : [])];
    return variants.map((own) => toTraining(own, group, hints));
  });
}

/** Of so many sentences that could be a headline one is taken for one. */
const HEADLINE_EVERY = 4;

function isLikeHeadline(words: readonly ConlluWord[], group: number): boolean {
  return group % HEADLINE_EVERY === 0 && words.length >= 5 && words.length <= 16 && words.some(({ upos }) => upos === 'VERB');
}

/** A sentence as a headline: capitals but for small words, and no stop at the end. */
export function titled(words: readonly ConlluWord[]): readonly ConlluWord[] {
  const last = words.at(-1);
  const isUsed = words.some(({ head }) => head === words.length - 1);
  const kept = last?.form === '.' && !isUsed ? words.slice(0, -1) : words;
  return kept.map((word) => (/^\p{Ll}{4,}$/u.test(word.form) ? { ...word, form: `${word.form.charAt(0).toUpperCase()}${word.form.slice(1)}` } : word));
}

function toTraining(words: readonly ConlluWord[], group: number, hints: WordHints): TrainingSentence {
  return {
    group,
    words: words.map(({ form }) => form),
    hints: hints.of(words.map(({ form }) => form)),
    tags: words.map(({ upos, xpos }) => `${upos}|${xpos}`),
    heads: words.map(({ head }) => head),
    relations: words.map(({ relation }) => relation),
  };
}

/** Words with hyphens as one word each, as pass 04 of the engine joins them; such a word takes the place of the highest of its parts. */
export function joinHyphenated(words: readonly ConlluWord[]): readonly ConlluWord[] {
  const groups: number[][] = [];
  for (let at = 0; at < words.length; at += 1) {
    const last = groups.at(-1)?.at(-1);
    if (last === undefined || !isBridge(words, last, at)) {
      groups.push([at]);
      continue;
    }
    groups.at(-1)?.push(at, at + 1);
    at += 1;
  }
  const places = new Map(groups.flatMap((group, place) => group.map((at) => [at, place] as const)));
  return groups.flatMap((group) => {
    const top = highest(words, group);
    const word = words[top];
    if (!word) return [];
    const head = word.head === -1 ? -1 : (places.get(word.head) ?? -1);
    return [group.length === 1 ? { ...word, head } : compound(words, group, { ...word, head })];
  });
}

function isBridge(words: readonly ConlluWord[], last: number, at: number): boolean {
  const [before, hyphen, next] = [words[last], words[at], words[at + 1]];
  return before !== undefined && hyphen !== undefined && next !== undefined && /^[-‑]$/u.test(hyphen.form)
    && !before.hasSpaceAfter && !hyphen.hasSpaceAfter && /[\p{L}\p{N}]$/u.test(before.form) && /^[\p{L}\p{N}]/u.test(next.form);
}

function highest(words: readonly ConlluWord[], group: readonly number[]): number {
  const depthOf = (at: number): number => {
    let depth = 0;
    for (let place = at; place !== -1 && depth <= words.length; place = words[place]?.head ?? -1) depth += 1;
    return depth;
  };
  return group.reduce((best, at) => (depthOf(at) < depthOf(best) ? at : best));
}

/** Before a noun a compound is an adjective ("30-day plan"), unless it is a name; else it is what its highest part is. */
function compound(words: readonly ConlluWord[], group: readonly number[], top: ConlluWord): ConlluWord {
  const last = words[group.at(-1) ?? 0];
  const form = group.map((at) => words[at]?.form ?? '').join('');
  const isModifier = ['compound', 'amod', 'nummod', 'obl:npmod', 'obl:unmarked', 'nmod:desc'].includes(top.relation) && top.upos !== 'PROPN' && top.upos !== 'NUM';
  return { ...top, form, hasSpaceAfter: last?.hasSpaceAfter ?? true, ...(isModifier ? { upos: 'ADJ', xpos: 'JJ', relation: 'amod' } : {}) };
}
