import type { Findings } from '@on-record/domain';
import { publicationTime } from '../src/grammar/calendar';
import { venuesOf } from '../src/grammar/venues';
import { tokensOf } from '../src/grammar/noun-phrases';
import { roleNouns } from '../src/lexicons/actors';
import { createWordHints } from '../src/libraries/wink-words';
import { circumstancesOf } from '../src/pipeline/13-circumstances';
import type { Phrase, PartySource, ReportingClause, Sentence, TextRange } from '../src/pipeline/types';
import { createSyntaxReader } from '../src/syntax/create-syntax-reader';
import { readDrafts, readFindings, readText, type ReadDrafts, type ReadText } from '../src/read-passes';
import { englishModel } from './english-model';
import { inputOf, partyText } from './extract-text';

/** What each pass makes of an article, as lines for a person, by the name of the pass. */
export function passOutputs(text: string): ReadonlyMap<string, readonly string[]> {
  const article = inputOf(text, { hasHeadline: true });
  const read = readText(article, { hints: createWordHints(), syntax: createSyntaxReader(englishModel) });
  const drafts = readDrafts(read);
  return new Map([
    ...textOutputs(text, read),
    ...draftOutputs(text, read, drafts),
    ...findingOutputs(readFindings(article, read, drafts)),
  ]);
}

type Output = readonly [string, readonly string[]];

function textOutputs(text: string, { paragraphs, quotations, reported, directory }: ReadText): readonly Output[] {
  const sliceOf = ({ start, end }: TextRange): string => text.slice(start, end);
  return [
    ['paragraphs', paragraphs.map((range) => `${range.start}-${range.end}  ${brief(sliceOf(range))}`)],
    ['zones', paragraphs.map((range) => `${range.zone.padEnd(9)} ${brief(sliceOf(range))}`)],
    ['quotation-marks', quotations.map(({ inner, mark, isClosed }) => `${mark}${isClosed ? '' : ', left open'}: ${sliceOf(inner)}`)],
    ['tags', reported.slice(3, 4).map(({ sentence }) => sentence.tokens.map((token) => `${token.text}/${token.tag}`).join(' '))],
    ['sentences', reported.map(({ sentence }, place) => `${String(place + 1).padStart(2)}  ${sliceOf(sentence)}`)],
    ['trees', reported.slice(3, 4).flatMap(({ sentence }) => treeLines(sentence))],
    ['names', [
      ...directory.people.map(({ name, roles }) => `person        ${name} (${[...roles].filter((role) => roleNouns.has(role)).join(', ')})`),
      ...directory.organisations.map(({ name }) => `organisation  ${name}`),
      `home state    ${directory.home ?? 'none stands out'}`,
    ]],
    ['reporting-clauses', reported.flatMap(({ clauses }) => clauses).map((clause) => `${clause.shape}: ${phraseText(clause.cue)} (${clause.verb.family}) by ${sourceText(clause.speaker)}`)],
  ];
}

function treeLines({ tokens, tree }: Sentence): readonly string[] {
  return tokens.map(({ text }, at) => `${text.padEnd(10)} ${(tree?.relations[at] ?? '').padEnd(7)} ${tokens[tree?.heads[at] ?? -1]?.text ?? ''}`.trimEnd());
}

function draftOutputs(text: string, { reported }: ReadText, { statements, accusations, denials }: ReadDrafts): readonly Output[] {
  const sliceOf = ({ start, end }: TextRange): string => text.slice(start, end);
  const published = publicationTime(inputOf(text).publishedAt, inputOf(text).timeZone);
  const contents = statements.flatMap(({ parts }) => parts);
  const venues = venuesOf(reported.map(({ sentence }) => sentence));
  const circumstances = (clause: ReportingClause): string => {
    const { channel, saidAt } = circumstancesOf(clause, { text, published, contents, venues });
    return [channel && `${channel.kind} "${channel.mention.text}"`, saidAt && `${saidAt.value} "${saidAt.mention.text}"`].filter(Boolean).join(', ');
  };
  return [
    ['statements', statements.map(({ kind, parts, clause }) => `${kind.padEnd(8)} ${clause ? `${phraseText(clause.cue)}: ` : ''}${parts.map(sliceOf).join(' … ')}`)],
    ['accusations', accusations.map(({ accuser, accused, allegation, trigger, mutual }) =>
      `${sourceText(accuser)} > ${sourceText(accused)} [${phraseText(trigger)}${mutual === undefined ? '' : ', mutual'}] ${allegation ? sliceOf(allegation) : '-'}`)],
    ['denials', denials.map(({ denier, allegation, trigger }) => `${sourceText(denier)} [${phraseText(trigger)}] ${allegation ? sliceOf(allegation) : '-'}`)],
    ['circumstances', reported.flatMap(({ clauses }) => clauses).map((clause) => [phraseText(clause.cue), circumstances(clause)]).filter(([, found]) => found !== '').map((pair) => pair.join(': '))],
  ];
}

function findingOutputs({ statements, accusations, denials }: Findings): readonly Output[] {
  return [
    ['actors', statements.map(({ speaker }) => `${speaker.mention?.text ?? '(no words)'} is ${partyText(speaker)}`)],
    ['findings', [
      ...statements.map(({ speaker, kind, zone }, place) => `statement ${place}: ${partyText(speaker)}, ${kind}, ${zone}`),
      ...accusations.map(({ accusation, mutual, statement }, place) =>
        `accusation ${place}: ${partyText(accusation.accuser)} > ${partyText(accusation.accused)}, ${accusation.certainty}${mutual === undefined ? '' : ', mutual'}${statement === undefined ? '' : `, in statement ${statement}`}`),
      ...denials.map(({ denial, answers, statement }, place) =>
        `denial ${place}: ${partyText(denial.denier)}, of ${partyText(denial.deniedAccuser)}${answers === undefined ? '' : `, answers accusation ${answers}`}${statement === undefined ? '' : `, in statement ${statement}`}`),
    ]],
  ];
}

function sourceText(source: PartySource | ReportingClause['speaker']): string {
  switch (source.kind) {
    case 'phrase': return `"${phraseText(source.phrase)}"`;
    case 'speaker': return 'who speaks';
    case 'absent': return source.reason;
  }
}

function phraseText(phrase: Phrase): string {
  return tokensOf(phrase).map(({ text }) => text).join(' ').replaceAll(/ (?=[,.’'])/gu, '');
}

function brief(text: string): string {
  return text.length > 70 ? `${text.slice(0, 69)}…` : text;
}
