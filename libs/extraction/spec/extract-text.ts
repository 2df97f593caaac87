import type { Accusation, Denial, ExtractionInput, Findings, Party } from '@on-record/domain';
import { createExtractionEngine } from '../src/create-extraction-engine';
import { englishModel } from './english-model';

const engine = createExtractionEngine({ model: englishModel });

/** An input with the text as its body, published on Wednesday 19 March 2025 in the afternoon. */
export function inputOf(text: string, changes: Partial<ExtractionInput> = {}): ExtractionInput {
  return { text, marks: [], publishedAt: '2025-03-19T16:00:00+05:30', timeZone: 'Asia/Kolkata', language: 'en', hasHeadline: false, ...changes };
}

/** The findings of a text without a headline; it fails where the engine refuses the text. */
export function findingsOf(text: string, changes: Partial<ExtractionInput> = {}): Findings {
  const result = engine.extract(inputOf(text, changes));
  if (result.kind === 'failed') throw new Error(`${result.code}: ${result.reason}`);
  return result.findings;
}

/** `Ann Lee (person:ann-lee)`: short to read in a table; the reason where nobody is known. */
export function partyText(party: Party): string {
  return party.kind === 'actor' ? party.actor.canonical : party.reason;
}

/** Statements as `speaker [cue] kind: content`, the parts of a split one side by side. */
export function statementTexts(text: string, changes: Partial<ExtractionInput> = {}): readonly string[] {
  return findingsOf(text, changes).statements.map(({ speaker, cue, kind, content, parts }) => {
    const words = parts ? parts.map((part) => part.text).join(' … ') : content.text;
    return `${partyText(speaker)} [${cue?.text ?? ''}] ${kind}: ${words}`;
  });
}

/** Statements as `kind [cue] words of the speaker (speaker): content`. */
export function attributionTexts(text: string, changes: Partial<ExtractionInput> = {}): readonly string[] {
  return findingsOf(text, changes).statements.map(({ speaker, cue, kind, content, parts }) => {
    const words = parts ? parts.map((part) => part.text).join(' … ') : content.text;
    return `${kind} [${cue?.text ?? ''}] ${speaker.mention?.text ?? '-'} (${partyText(speaker)}): ${words}`;
  });
}

/** Accusations as `accuser > accused: allegation`, and `(mutual)` behind those who accuse each other. */
export function accusationTexts(text: string, changes: Partial<ExtractionInput> = {}): readonly string[] {
  return findingsOf(text, changes).accusations.map(({ accusation, mutual }) => `${pairText(accusation)}${mutual === undefined ? '' : ' (mutual)'}`);
}

function pairText({ accuser, accused, allegation }: Accusation): string {
  return `${partyText(accuser)} > ${partyText(accused)}: ${allegation?.text ?? '-'}`;
}

/** Denials as `denier > whose allegation it is: what is denied`. */
export function denialTexts(text: string, changes: Partial<ExtractionInput> = {}): readonly string[] {
  return findingsOf(text, changes).denials.map(({ denial }) => denialText(denial));
}

function denialText({ denier, deniedAccuser, allegation }: Denial): string {
  return `${partyText(denier)} > ${partyText(deniedAccuser)}: ${allegation?.text ?? '-'}`;
}
