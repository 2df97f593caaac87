import { accusationCameoCodes, accusationCodes, denialCodes, ploverContexts, type AccusationCodes, type CodableAccusation } from './event-codes';
import { accusationSchema } from './findings';

const plain = { certainty: 'certain', legal: 'none' } as const satisfies CodableAccusation;

describe('the codes of an accusation', () => {
  it.each<[string, Partial<CodableAccusation>, AccusationCodes['cameo'], AccusationCodes['mode'], AccusationCodes['contexts']]>([
    ['Lee accused Borland', {}, '112', 'allege', []],
    ['Lee accused Borland of rudeness', { allegation: 'rudeness' }, '112', 'allege', []],
    ['Lee accused Borland of bribery', { allegation: 'bribery' }, '1121', 'allege', ['corruption', 'crime']],
    ['Lee accused the junta of torture', { allegation: 'torture' }, '1122', 'allege', ['human_rights']],
    ['Kyiv accused Moscow of attacking a bridge', { allegation: 'attacking a bridge', accuser: 'country:UA', accused: 'country:RU' }, '1123', 'allege', ['military']],
    ['Lee accused Ek of attacking a guard', { allegation: 'attacking a guard', accuser: 'person:ann-lee', accused: 'person:bo-ek' }, '1121', 'allege', ['corruption', 'crime']],
    ['Kyiv accused Moscow of war crimes', { allegation: 'war crimes' }, '1124', 'allege', ['legal', 'military']],
    ['Prosecutors said that Ek had spied', { allegation: 'spied for the neighbours' }, '1125', 'allege', ['legal']],
    ['Lee sued Borland over fraud', { legal: 'lawsuit', allegation: 'fraud' }, '115', 'allege', ['corruption', 'crime', 'legal']],
    ['Ek was charged', { legal: 'charge' }, '115', 'allege', ['legal']],
    ['Ek was indicted for treason', { legal: 'indictment', allegation: 'treason' }, '115', 'allege', ['legal']],
    ['Latvia complained of flights in its airspace', { legal: 'complaint', allegation: 'flights in its airspace', accuser: 'country:LV' }, '114', 'allege', ['diplomatic', 'military']],
    ['Lee filed a complaint about Borland', { legal: 'complaint', accuser: 'person:ann-lee', accused: 'org:borland' }, '114', 'allege', []],
    ['Lee regrets that Borland keeps silent', { certainty: 'uncertain' }, '110', 'disapprove', []],
    ['An uncertain lawsuit over bribes', { certainty: 'uncertain', legal: 'lawsuit', allegation: 'bribes' }, '110', 'disapprove', ['corruption', 'crime', 'legal']],
  ])('%s', (_sentence, traits, cameo, mode, contexts) => {
    expect(accusationCodes({ ...plain, ...traits })).toEqual({ cameo, mode, contexts });
  });

  it('are of the lists that are published', () => {
    for (const legal of accusationSchema.shape.legal.options) {
      const { cameo, contexts } = accusationCodes({ ...plain, legal, allegation: 'genocide', accused: 'country:RU' });
      expect(accusationCameoCodes).toContain(cameo);
      expect(ploverContexts).toEqual(expect.arrayContaining([...contexts]));
    }
  });
});

describe('the codes of a denial', () => {
  it('are never those of an accusation, and say what is denied', () => {
    expect(denialCodes({ legal: 'none', allegation: 'shelling the bridge' })).toEqual({ cameo: '016', deniedCameo: '1123', contexts: ['military'] });
    expect(denialCodes({ legal: 'none' })).toEqual({ cameo: '016', deniedCameo: '112', contexts: [] });
    expect(denialCodes({ legal: 'charge', allegation: 'theft' })).toEqual({ cameo: '016', deniedCameo: '115', contexts: ['corruption', 'crime', 'legal'] });
    expect(accusationCameoCodes).not.toContain('016');
  });

  it('judge violence by who denies having done it', () => {
    expect(denialCodes({ legal: 'none', allegation: 'attacking a bridge', denier: 'country:RU', deniedAccuser: 'country:UA' }).deniedCameo).toBe('1123');
    expect(denialCodes({ legal: 'none', allegation: 'attacking a guard', denier: 'person:bo-ek', deniedAccuser: 'country:UA' }).deniedCameo).toBe('1121');
  });
});
