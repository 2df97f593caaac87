import type { ReportingClause, Sentence, Token } from '../pipeline/types';
import { hasWholeSpan, subtreeSpan, type DependencyTree } from '../syntax/dependency-tree';
import { isFinite } from './verb-groups';

/** Clauses inside others: what is said in them ends where they do. */
const SUBORDINATE = ['acl:relcl', 'acl', 'advcl', 'advcl:relcl'];

/**
 * Where by the tree the content of a clause must have ended, when it begins at `from`: with the relative or adverbial clause that
 * holds the cue, and before a clause that is coordinated with the cue rather than with what is said. The given end where the
 * tree says nothing, and behind "according to", on which what is said does not depend.
 */
export function endByTree({ sentence, cue, shape }: ReportingClause, from: number, end: number): number {
  const { tree } = sentence;
  if (!tree || shape === 'according-to') return end;
  return Math.min(endOfSubordinate(sentence, tree, { cue: cue.from, end }), startOfCoordinate(sentence, tree, { cue: cue.from, from, end }));
}

/** "For someone who conceded that she is late, it went well". */
function endOfSubordinate({ tokens }: Sentence, tree: DependencyTree, { cue, end }: { readonly cue: number; readonly end: number }): number {
  if (!SUBORDINATE.includes(tree.relations[cue] ?? '') || !hasWholeSpan(tree, cue)) return end;
  const { to } = subtreeSpan(tree, cue);
  const isMainVerb = tree.heads[cue] !== undefined && tree.heads[tree.heads[cue] ?? -1] === to && isFinite(tokens[to] as Token, tokens[to - 1]);
  const isEdge = tokens[to]?.quotation === undefined && (tokens[to]?.text === ',' || tokens[to - 1]?.text === ',' || isMainVerb);
  const hasVerb = tokens.slice(to, end).some((token, place) => token.quotation === undefined && isFinite(token, tokens[to + place - 1]));
  return to > cue + 3 && to < end && isEdge && hasVerb ? to : end;
}

/** "She insists it must stay, and has written to the mayor". */
function startOfCoordinate({ tokens }: Sentence, tree: DependencyTree, { cue, from, end }: { readonly cue: number; readonly from: number; readonly end: number }): number {
  const next = tree.heads.findIndex((head, place) => head === cue && place > from && place < end && tree.relations[place] === 'conj');
  // What is quoted is said, whatever the tree joins it to.
  if (next === -1 || tokens[next]?.quotation !== undefined || !isFinite(tokens[next] as Token, tokens[next - 1])) return end;
  const opening = tokens.findLastIndex(({ tag, quotation }, place) => place > from && place < next && tag === 'CCONJ' && quotation === undefined);
  const isPast = opening !== -1 && next - opening <= 3 && tokens[cue]?.xpos === tokens[next]?.xpos && tokens[opening + 1]?.lower !== 'that';
  return isPast && opening > from + 1 ? Math.min(end, opening) : end;
}
