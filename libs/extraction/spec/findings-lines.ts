import type { Findings } from '@on-record/domain';
import { partyText } from './extract-text';

/** What was found, as lines: who, what kind, which words; each is changed as a test changes its text. */
export function linesOf({ statements, accusations, denials }: Findings, change: (text: string) => string = (text) => text): readonly string[] {
  return [
    ...statements.flatMap(({ speaker, kind, content, parts = [content], cue, channel, saidAt }) =>
      parts.map((part) => `${kind} ${partyText(speaker)} [${cue?.text ?? ''}] ${part.text} (${channel?.kind ?? '-'}, ${saidAt?.value ?? '-'})`)),
    ...accusations.map(({ accusation, mutual }) => `accusation ${partyText(accusation.accuser)} > ${partyText(accusation.accused)}: ${accusation.allegation?.text ?? '-'}${mutual === undefined ? '' : ' (mutual)'}`),
    ...denials.map(({ denial }) => `denial ${partyText(denial.denier)} > ${partyText(denial.deniedAccuser)}: ${denial.allegation?.text ?? '-'}`),
  ].map(change);
}
