import type { Sentence, Token } from '../pipeline/types';

const FEWEST_WORDS = 3;

/** What stands in one quotation, as sentences of their own in which the rules of ordinary text hold. */
export function quotedSentences(sentence: Sentence): readonly Sentence[] {
  const runs = Map.groupBy(sentence.tokens.filter(({ quotation }) => quotation !== undefined), ({ quotation }) => quotation);
  return [...runs.values()].flatMap((run) => sentencesOf(sentence, run.filter(({ text }) => !/^(["“”„«»‘’'`]|''|``)$/u.test(text)).map(unquoted)));
}

function unquoted(token: Token): Token {
  return { ...token, quotation: undefined };
}

function sentencesOf(host: Sentence, tokens: readonly Token[]): readonly Sentence[] {
  const found: Sentence[] = [];
  let from = 0;
  tokens.forEach(({ text }, at) => {
    if (at < tokens.length - 1 && !/^[.!?…;]+$/u.test(text)) return;
    const run = tokens.slice(from, at + 1);
    from = at + 1;
    const [first, last] = [run[0], run.at(-1)];
    if (first && last && run.filter(({ tag }) => tag !== 'PUNCT').length >= FEWEST_WORDS) found.push({ ...host, start: first.start, end: last.end, tokens: run });
  });
  return found;
}

/** Whether a quoted sentence asks or supposes rather than says. */
export function isAskedOrSupposed({ tokens }: Sentence): boolean {
  return tokens.at(-1)?.text.includes('?') === true || tokens.some(({ lower }) => ['if', 'whether', 'unless', 'imagine', 'suppose'].includes(lower));
}
