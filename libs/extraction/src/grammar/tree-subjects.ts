import { documentNouns } from '../lexicons/reporting-verbs';
import type { Phrase, Sentence } from '../pipeline/types';
import type { DependencyTree } from '../syntax/dependency-tree';

/** A subject is looked for over so many governors. */
const MOST_STEPS = 5;
/** What stands to the right of a head and is no part of its mention: relative clauses, asides, the article's own remarks. */
const OUTSIDE = ['acl:relcl', 'acl', 'appos', 'parataxis', 'punct', 'advcl', 'dep', 'orphan', 'discourse', 'advmod'];

/**
 * Who does what the verb at a place says, read off the tree: its own subject, that of the verb it is joined to or depends on, or
 * the noun that it modifies. Nothing where the sentence has no tree or the tree leaves it open.
 */
export function subjectByTree(sentence: Sentence, verb: number): Phrase | undefined {
  const { tree } = sentence;
  if (!tree) return undefined;
  const head = subjectHead(sentence, tree, { verb, steps: 0 });
  return head === undefined ? undefined : mentionOf(sentence, tree, head);
}

interface Climb {
  readonly verb: number;
  readonly steps: number;
}

function subjectHead(sentence: Sentence, tree: DependencyTree, { verb, steps }: Climb): number | undefined {
  if (steps > MOST_STEPS) return undefined;
  const own = childOf(tree, verb, ['nsubj', 'nsubj:outer']);
  const relation = tree.relations[verb] ?? '';
  const head = tree.heads[verb] ?? -1;
  if (own !== undefined) return isRelativePronoun(sentence, own) && relation === 'acl:relcl' && head >= 0 ? head : own;
  if (head < 0) return undefined;
  const up = { verb: head, steps: steps + 1 };
  switch (relation) {
    case 'conj':
    case 'advcl':
    case 'ccomp':
      return childOf(tree, verb, ['nsubj:pass', 'csubj']) === undefined ? subjectHead(sentence, tree, up) : undefined;
    case 'xcomp':
      return childOf(tree, head, ['obj', 'iobj']) ?? subjectHead(sentence, tree, up);
    case 'acl':
      return issuerOf(sentence, tree, { verb: head, steps }) ?? head;
    default:
      return undefined;
  }
}

/** "issued a statement saying": whoever issues a paper speaks in it. */
function issuerOf(sentence: Sentence, tree: DependencyTree, { verb: paper, steps }: Climb): number | undefined {
  const isPaper = documentNouns.has(sentence.tokens[paper]?.lower ?? '');
  const governor = tree.heads[paper] ?? -1;
  if (!isPaper || governor < 0 || tree.relations[paper] !== 'obj') return undefined;
  return subjectHead(sentence, tree, { verb: governor, steps: steps + 1 });
}

function isRelativePronoun({ tokens }: Sentence, at: number): boolean {
  return ['who', 'which', 'that'].includes(tokens[at]?.lower ?? '');
}

function childOf(tree: DependencyTree, head: number, relations: readonly string[]): number | undefined {
  const place = tree.heads.findIndex((each, at) => each === head && relations.includes(tree.relations[at] ?? ''));
  return place === -1 ? undefined : place;
}

/** The noun phrase of a head: what depends on it and stands beside it without a break. An apposed name belongs to a common noun. */
function mentionOf(sentence: Sentence, tree: DependencyTree, head: number): Phrase | undefined {
  const { tokens } = sentence;
  if (tokens[head]?.quotation !== undefined) return undefined;
  let [from, to] = [head, head + 1];
  while (from > 0 && belongs(sentence, from - 1, head)) from -= 1;
  while (to < tokens.length && belongs(sentence, to, head)) to += 1;
  while (from < head && ['punct', 'cc', 'advmod', 'mark', 'case'].includes(tree.relations[from] ?? '') && tree.heads[from] === head) from += 1;
  const name = tokens[to]?.text === ',' && tokens[head]?.tag === 'NOUN' ? apposedName(sentence, tree, head) : undefined;
  return { sentence, from, to: name ?? to };
}

/** Whether a token depends on the head without passing through anything that stands outside of its mention. */
function belongs({ tokens, tree }: Sentence, at: number, head: number): boolean {
  if (!tree || tokens[at]?.quotation !== undefined) return false;
  for (let place = at, steps = 0; steps < 12; steps += 1) {
    if (place === head) return true;
    const relation = tree.relations[place] ?? '';
    if (place > head ? OUTSIDE.includes(relation) && relation !== 'punct' : relation === 'acl:relcl') return false;
    place = tree.heads[place] ?? -1;
    if (place < 0) return false;
  }
  return false;
}

function apposedName({ tokens }: Sentence, tree: DependencyTree, head: number): number | undefined {
  const name = tree.heads.findIndex((each, at) => each === head && at > head && tree.relations[at] === 'appos' && tokens[at]?.tag === 'PROPN');
  if (name === -1) return undefined;
  let to = name + 1;
  while (to < tokens.length && tokens[to]?.tag === 'PROPN' && tree.heads[to] === name) to += 1;
  return to;
}
