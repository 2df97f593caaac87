import fc from 'fast-check';
import { findingsOf, partyText } from '../spec/extract-text';

/** States with their capitals; every pair must read alike. */
const states = [
  ['Chile', 'Santiago', 'CL'], ['Peru', 'Lima', 'PE'], ['Kenya', 'Nairobi', 'KE'], ['Thailand', 'Bangkok', 'TH'], ['Norway', 'Oslo', 'NO'], ['Egypt', 'Cairo', 'EG'],
  ['Serbia', 'Belgrade', 'RS'], ['Pakistan', 'Islamabad', 'PK'], ['Ukraine', 'Kyiv', 'UA'], ['Russia', 'Moscow', 'RU'], ['Japan', 'Tokyo', 'JP'], ['Poland', 'Warsaw', 'PL'],
] as const;
const days = [['Monday', '2025-03-17'], ['Tuesday', '2025-03-18'], ['Wednesday', '2025-03-19'], ['Thursday', '2025-03-13'], ['Friday', '2025-03-14'], ['Sunday', '2025-03-16']] as const;
const spokespeople = ['Ann Lee', 'Tom Ray', 'Ivan Petrov', 'Leela Rao', 'Ola Berg'] as const;

interface Cast {
  readonly ours: (typeof states)[number];
  readonly theirs: (typeof states)[number];
  readonly day: (typeof days)[number];
  readonly speaker: (typeof spokespeople)[number];
}

const cast: fc.Arbitrary<Cast> = fc
  .record({ pair: fc.shuffledSubarray([...states], { minLength: 2, maxLength: 2 }), day: fc.constantFrom(...days), speaker: fc.constantFrom(...spokespeople) })
  .map(({ pair, day, speaker }) => ({ ours: pair[0]!, theirs: pair[1]!, day, speaker }));

/** Sentences of the shapes that the sample has, with other parties, deeds and days. */
function articleOf({ ours, theirs, day, speaker }: Cast): string {
  return [
    `However, just days after the small truce was signed, ${ours[1]} and ${theirs[1]} accused each other on ${day[0]} of firing rockets that hit a harbour.`,
    `However, ${ours[0]} claimed it had stopped shelling ${theirs[0]}’s harbours and accused ${theirs[1]} of blocking ships near one of its ports.`,
    `${ours[0]} spokesman ${speaker} stated, “Sadly, there is no goodwill from the ${theirs[1]} regime.”`,
  ].join('\n');
}

describe('exchanging countries, capitals, names and days', () => {
  it('exchanges the accusations in the same way', () => {
    fc.assert(fc.property(cast, (players) => {
      const { ours, theirs, day } = players;
      const [a, b] = [`country:${ours[2]}`, `country:${theirs[2]}`];
      const found = findingsOf(articleOf(players)).accusations.filter(({ accusation }) => accusation.certainty === 'certain').map(({ accusation, mutual }) => ({
        accuser: partyText(accusation.accuser), accused: partyText(accusation.accused), allegation: accusation.allegation?.text, isMutual: mutual !== undefined, at: accusation.saidAt?.value,
      }));
      expect(found).toEqual([
        { accuser: a, accused: b, allegation: 'firing rockets that hit a harbour', isMutual: true, at: day[1] },
        { accuser: b, accused: a, allegation: 'firing rockets that hit a harbour', isMutual: true, at: day[1] },
        { accuser: a, accused: b, allegation: 'blocking ships near one of its ports', isMutual: false, at: undefined },
      ]);
    }), { numRuns: 20, seed: 20_250_319 });
  });
});
