import type { Party } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import { chanceOf } from './chance.ts';
import { writeSentences } from './sentences.ts';

const STORIES = 150;

describe('the sentences of stories', () => {
  it('give the engine just the findings that they say, certain ones, whatever stands beside them', () => {
    const engine = createExtractionEngine({ model: loadLanguageModel() });
    let number = 100;
    for (let seed = 1; seed <= STORIES; seed += 1) {
      const chance = chanceOf(seed, 'sentences');
      const sentences = writeSentences(chance, chance.between(1, 4), () => (number += 1));
      const text = ['Harbour talks, part 7', ...sentences.map((sentence) => sentence.text)].join('\n');
      const result = engine.extract({ text, marks: [], publishedAt: '2026-03-02T08:00:00Z', timeZone: 'Europe/London', language: 'en', hasHeadline: true });
      if (result.kind === 'failed') throw new Error(result.reason);
      const { statements, accusations, denials } = result.findings;
      expect({
        statements: statements.map(({ speaker, content }) => `${nameOf(speaker)}: ${content.text}`),
        accusations: accusations.map(({ accusation: { accuser, accused, allegation } }) => `${nameOf(accuser)} > ${nameOf(accused)}: ${allegation?.text}`),
        denials: denials.map(({ denial: { denier, deniedAccuser, allegation } }) => `${nameOf(denier)} > ${nameOf(deniedAccuser)}: ${allegation?.text}`),
      }).toEqual({
        statements: sentences.flatMap((sentence) => sentence.statements),
        accusations: sentences.flatMap((sentence) => sentence.accusations),
        denials: sentences.flatMap((sentence) => sentence.denials),
      });
      expect([...accusations.map(({ accusation }) => accusation), ...denials.map(({ denial }) => denial)].filter(({ certainty }) => certainty !== 'certain')).toEqual([]);
    }
  });
});

function nameOf(party: Party): string {
  return party.kind === 'actor' ? party.actor.name : '?';
}
