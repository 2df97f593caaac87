import { groupNouns, organisationNouns, roleNouns } from '../lexicons/actors';
import { documentNouns } from '../lexicons/reporting-verbs';
import type { CueVerb, Phrase, ReportingClause, Sentence, Token } from '../pipeline/types';
import { hasClause } from './content-start';
import { phraseFrom } from './noun-phrases';
import { mainSubject, subjectBefore } from './subjects';
import { firstVerbOf, isFinite, verbGroupAt } from './verb-groups';

/** The verb says nothing of speaking, the quotation beside it does. */
const SPEAKING: CueVerb = { lemma: '“”', family: 'say', frames: {} };
/** What somebody has said, after its owner. */
const ANSWERS = ['response', 'answer', 'reply', 'message', 'advice', 'verdict', 'reaction', 'comment', 'explanation', 'argument', 'conclusion', 'warning', 'tweet', 'post'];
const PERSONS = ['he', 'she', 'they', 'i', 'we', 'who'];

/**
 * `"It is over," Ann Lee laughed`, `"It is over," grins Ann Lee`, `Ann Lee warmed to it: "It is over."`: any verb reports where a
 * person stands beside it and a quotation ends with a comma before it, or begins behind its colon.
 */
export function spokenAct(sentence: Sentence): ReportingClause | undefined {
  const { tokens } = sentence;
  const colon = tokens.findIndex(({ text, quotation }, at) => text === ':' && quotation === undefined && tokens[at + 1]?.quotation !== undefined);
  if (colon !== -1) return actBefore(sentence, colon);
  const end = tokens.findIndex(({ quotation }, at) => at > 0 && quotation === undefined && tokens[at - 1]?.quotation !== undefined);
  return end === -1 || !endsWithComma(tokens, end) ? undefined : actBehind(sentence, tokens[end]?.text === ',' ? end + 1 : end);
}

/** What stands before a colon and a quotation that is more than a name or a slogan: whoever acts there speaks. */
function actBefore(sentence: Sentence, colon: number): ReportingClause | undefined {
  const { tokens } = sentence;
  const isBeside = isPlainVerb(tokens, colon - 1);
  const verb = isBeside ? colon - 1 : firstVerbOf(sentence);
  if (!hasClause(tokens.slice(colon + 1))) return undefined;
  const source = sourceNamed(sentence, colon);
  if (source) return actOf(sentence, colon, { subject: source, from: 0 });
  if (verb === undefined || verb > colon) return undefined;
  const subject = mainSubject(sentence) ?? subjectBefore(sentence, verbGroupAt(sentence, verb).from);
  return subject && subject.to <= colon && canAct(subject) ? actOf(sentence, isBeside ? verb : colon, { subject, from: 0 }) : undefined;
}

/** "From the report:", "More from Ann Lee:", "Here is Ann Lee in May:", "Ann Lee's answer was:", "Ferry late - Ann Lee:". */
function sourceNamed(sentence: Sentence, colon: number): Phrase | undefined {
  const { tokens } = sentence;
  const [first, second] = tokens;
  const from = tokens.findLastIndex(({ lower }, at) => at < colon && lower === 'from' && (at < 3 || tokens[at - 1]?.lower === 'more'));
  const phrase = from === -1 ? undefined : phraseFrom(sentence, from + 1);
  if (phrase?.to === colon) return phrase;
  if (first?.lower === 'here' && second?.tag === 'AUX') return phraseFrom(sentence, 2);
  const name = tokens.slice(0, colon).findLastIndex(({ tag }) => tag !== 'PROPN') + 1;
  if (colon - name > 1 && name > 0 && (/^[-–—]$/u.test(tokens[name - 1]?.text ?? '') || roleNouns.has(tokens[name - 1]?.lower ?? ''))) return { sentence, from: name, to: colon };
  const owner = tokens.findIndex(({ lower }) => lower === "'s");
  return owner > 0 && owner < colon && ANSWERS.includes(tokens[owner + 1]?.lower ?? '') ? { sentence, from: 0, to: owner } : undefined;
}

/** Subject and verb, or verb and subject, right behind a quotation. */
function actBehind(sentence: Sentence, from: number): ReportingClause | undefined {
  const { tokens } = sentence;
  if (isPlainVerb(tokens, from)) {
    const subject = phraseFrom(sentence, from + 1);
    return subject && isPerson(subject) && isOver(tokens[subject.to]) ? actOf(sentence, from, { subject, from }) : undefined;
  }
  const subject = phraseFrom(sentence, from);
  const isActing = subject !== undefined && isPerson(subject) && isPlainVerb(tokens, subject.to);
  return isActing ? actOf(sentence, subject.to, { subject, from }) : undefined;
}

function actOf(sentence: Sentence, at: number, { subject, from }: { readonly subject: Phrase; readonly from: number }): ReportingClause {
  const side = subject.from < at ? 'before' : 'after';
  return { sentence, cue: { sentence, from: at, to: at + 1 }, verb: SPEAKING, shape: 'active', speaker: { kind: 'phrase', phrase: subject, side }, from };
}

/** A quotation that ends a sentence of its own has a stop. */
function endsWithComma(tokens: readonly Token[], end: number): boolean {
  const inside = tokens.slice(0, end).findLast(({ text }) => !/^["'”’»]+$/u.test(text));
  return tokens[end]?.text === ',' || inside?.text === ',';
}

function isPlainVerb(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token?.tag === 'VERB' && token.quotation === undefined && isFinite(token, tokens[at - 1]);
}

/** A person, a body or a document. */
function canAct(phrase: Phrase): boolean {
  const { sentence, from, to } = phrase;
  const words = sentence.tokens.slice(from, to).filter(({ tag }) => tag === 'NOUN');
  return isPerson(phrase) || words.some(({ lower }) => roleNouns.has(lower) || documentNouns.has(lower) || organisationNouns.has(lower) || groupNouns.has(lower));
}

/** A name, or a pronoun that means people. */
function isPerson({ sentence, to }: Phrase): boolean {
  const last = sentence.tokens[to - 1];
  return last?.tag === 'PROPN' || PERSONS.includes(last?.lower ?? '');
}

function isOver(next: Token | undefined): boolean {
  return next === undefined || /^[.,;]$/.test(next.text);
}
