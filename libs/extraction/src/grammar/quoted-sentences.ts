import type { Sentence, Token } from '../pipeline/types';
import { treeOf } from '../syntax/dependency-tree';

const FEWEST_WORDS = 3;

/** What stands in one quotation, as sentences of their own in which the rules of ordinary text hold. */
export function quotedSentences(sentence: Sentence): readonly Sentence[] {
  const places = sentence.tokens.flatMap(({ quotation }, at) => (quotation === undefined ? [] : [at]));
  const runs = Map.groupBy(places, (at) => sentence.tokens[at]?.quotation);
  return [...runs.values()].flatMap((run) => sentencesOf(sentence, run.filter((at) => !/^(["“”„«»‘’'`]|''|``)$/u.test(sentence.tokens[at]?.text ?? ''))));
}

function sentencesOf(host: Sentence, places: readonly number[]): readonly Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  places.forEach((place, at) => {
    if (at < places.length - 1 && !/^[.!?…;]+$/u.test(host.tokens[place]?.text ?? '')) return;
    const run = places.slice(from, at + 1);
    from = at + 1;
    const tokens = run.flatMap((each) => unquoted(host.tokens[each]));
    const [first, last] = [tokens[0], tokens.at(-1)];
    if (!first || !last || tokens.filter(({ tag }) => tag !== 'PUNCT').length < FEWEST_WORDS) return;
    found.push({ ...host, start: first.start, end: last.end, tokens, tree: host.tree && treeOf(host.tree, run) });
  });
  return found;
}

function unquoted(token: Token | undefined): readonly Token[] {
  return token ? [{ ...token, quotation: undefined }] : [];
}

/** Whether a quoted sentence asks or supposes rather than says. */
export function isAskedOrSupposed({ tokens }: Sentence): boolean {
  return tokens.at(-1)?.text.includes('?') === true || tokens.some(({ lower }) => ['if', 'whether', 'unless', 'imagine', 'suppose'].includes(lower));
}
