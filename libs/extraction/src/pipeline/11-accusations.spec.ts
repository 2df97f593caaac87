import { accusationTexts, findingsOf } from '../../spec/extract-text';

describe('accusations', () => {
  it.each([
    ['accused of', 'Chile accused Peru of moving the border stones.', ['country:CL > country:PE: moving the border stones']],
    ['a day before "of"', 'Chile accused Peru on Monday of moving the border stones.', ['country:CL > country:PE: moving the border stones']],
    ['a second verb of the same subject', 'Chile said it had left the valley and accused Lima of moving the border stones.', ['country:CL > country:PE: moving the border stones']],
    ['each other', 'Santiago and Lima accused each other on Monday of moving the border stones.', ['country:CL > country:PE: moving the border stones (mutual)', 'country:PE > country:CL: moving the border stones (mutual)']],
    ['one another', 'Chile and Peru accused one another of moving the border stones.', ['country:CL > country:PE: moving the border stones (mutual)', 'country:PE > country:CL: moving the border stones (mutual)']],
    ['several accusers', 'Chile and Bolivia accused Peru of moving the border stones.', ['country:CL > country:PE: moving the border stones', 'country:BO > country:PE: moving the border stones']],
    ['several accused', 'Chile accused Peru and Bolivia of moving the border stones.', ['country:CL > country:PE: moving the border stones', 'country:CL > country:BO: moving the border stones']],
    ['the passive with an agent', 'Ann Lee was accused by residents of hiding the plan.', ['group:residents > person:ann-lee: hiding the plan']],
    ['the passive without one', 'Ann Lee was accused of hiding the plan.', ['agentless-passive > person:ann-lee: hiding the plan']],
    ['the reduced passive', 'Ann Lee, accused by residents of hiding the plan, left.', ['group:residents > person:ann-lee: hiding the plan']],
    ['a participle', 'Residents marched on Monday, accusing Ann Lee of hiding the plan.', ['group:residents > person:ann-lee: hiding the plan']],
    ['blamed for', 'Residents blamed Ann Lee for the delay.', ['group:residents > person:ann-lee: the delay']],
    ['blamed on', 'Residents blamed the delay on Ann Lee.', ['group:residents > person:ann-lee: the delay']],
    ['a finger pointed', 'Residents pointed the finger at Ann Lee.', ['group:residents > person:ann-lee: -']],
    ['blame laid', 'Residents laid the blame squarely on Ann Lee for the delay.', ['group:residents > person:ann-lee: the delay']],
    ['blame traded', 'Chile and Peru traded blame over the border stones.', ['country:CL > country:PE: the border stones (mutual)', 'country:PE > country:CL: the border stones (mutual)']],
    ['held responsible', 'Residents held Ann Lee responsible for the delay.', ['group:residents > person:ann-lee: the delay']],
    ['alleged that', 'Residents alleged that Ann Lee had hidden the plan.', ['group:residents > person:ann-lee: Ann Lee had hidden the plan']],
    ['a wrong that is said', 'Chile said Peruvian troops had opened fire first.', ['country:CL > group:peruvian-troops: Peruvian troops had opened fire first']],
    ['a lawsuit', 'Residents sued Ann Lee over the delay.', ['group:residents > person:ann-lee: the delay']],
    ['a participle joined to a passive', 'Ann Lee was arrested and accused of hiding the plan.', ['agentless-passive > person:ann-lee: hiding the plan']],
    ['a blame without a blamer', 'Ann Lee was blamed for the delay.', ['agentless-passive > person:ann-lee: the delay']],
    ['a verb that is carried out', 'Ann Lee chose to blame Tom Ray for the delay.', ['person:ann-lee > person:tom-ray: the delay']],
    ['an attempt', 'Ann Lee tried to pin the blame on Tom Ray.', ['person:ann-lee > person:tom-ray: -']],
    ['a gerund behind a preposition', 'Ann Lee resigned after accusing Tom Ray of theft.', ['person:ann-lee > person:tom-ray: theft']],
    ['a gerund that opens the sentence', 'After accusing Tom Ray of theft, Ann Lee resigned.', ['person:ann-lee > person:tom-ray: theft']],
    ['a gerund with a subject of its own', 'Chile called on Tom Ray to apologise for accusing Peru of theft.', ['person:tom-ray > country:PE: theft']],
    ['an object before the verb', 'Tom Ray, whom Ann Lee accused of theft, left.', ['person:ann-lee > person:tom-ray: theft']],
    ['a blamed thing before the verb', 'The delay, which Ann Lee blamed on Tom Ray, cost millions.', ['person:ann-lee > person:tom-ray: The delay']],
    ['a subject before a participle', 'The envoys sent to Lima on Monday accused Peru of theft.', ['group:envoys > country:PE: theft']],
    ['a subject before a relative clause', 'The family of a man who died on Monday has accused Peru of theft.', ['group:family > country:PE: theft']],
    ['a subject with an address', 'Ann Lee, of Hill Road, Ashford, was charged with theft.', ['agentless-passive > person:ann-lee: theft']],
    ['a subject that comes last', 'Also charged is Ann Lee.', ['agentless-passive > person:ann-lee: -']],
    ['those who file the paper that accuses', 'Residents filed a lawsuit accusing Ann Lee of theft.', ['group:residents > person:ann-lee: theft']],
    ['a lawsuit in a noun', 'Residents filed a lawsuit against Ann Lee over the delay.', ['group:residents > person:ann-lee: the delay']],
    ['a complaint', 'Residents filed a police complaint against Ann Lee.', ['group:residents > person:ann-lee: -']],
    ['somebody taken to court', 'Residents took Ann Lee to court over the delay.', ['group:residents > person:ann-lee: the delay']],
    ['somebody named in a paper', 'Ann Lee has been named in an indictment.', ['agentless-passive > person:ann-lee: -']],
    ['charges that are faced', 'Ann Lee faces charges of fraud.', ['agentless-passive > person:ann-lee: fraud']],
    ['a charge without its wrong', 'Police charged Ann Lee.', ['group:police > person:ann-lee: -']],
    ['a noun with an owner', 'Chile’s allegations against Peru were read aloud.', ['country:CL > country:PE: -']],
    ['a noun with "by"', 'The allegations by Chile against Peru were read aloud.', ['country:CL > country:PE: -']],
    ['a noun with a demonym', 'Chilean allegations that Peru moved the stones worried Lima.', ['country:CL > country:PE: Peru moved the stones worried Lima']],
    ['a noun with a verb of making', 'Chile levelled accusations of theft at Peru.', ['country:CL > country:PE: theft']],
    ['a noun that is rejected', 'Peru rejected accusations that it had moved the stones.', ['agentless-passive > country:PE: it had moved the stones']],
    ['blame that lies with somebody', 'The blame for the delay lies with Peru.', ['not-named > country:PE: the delay']],
    ['to blame', 'Ann Lee said Peru was to blame for the delay.', ['person:ann-lee > country:PE: the delay']],
    ['a deed that is blamed on its owner', 'Ann Lee blamed Peru’s refusal for the delay.', ['person:ann-lee > country:PE: the delay']],
    ['an allegation of what happened to a thing', 'Ann Lee alleged that water contracts worth millions were handed to one firm.', ['person:ann-lee > not-named: water contracts worth millions were handed to one firm']],
    ['an impersonal allegation', 'It is alleged that Ann Lee hid the plan.', ['agentless-passive > person:ann-lee: Ann Lee hid the plan']],
    ['a raised subject', 'Ann Lee is alleged to have hidden the plan.', ['agentless-passive > person:ann-lee: have hidden the plan']],
    ['an alleged wrong', 'Chile alleges fraud by Peru.', ['country:CL > country:PE: fraud by Peru']],
    ['charged that', 'Chile charged that Peru had moved the stones.', ['country:CL > country:PE: Peru had moved the stones']],
    ['a wrong by its adverb', 'Chile said Peru illegally moved the stones.', ['country:CL > country:PE: Peru illegally moved the stones']],
    ['a wrong in a quotation', '“Tom Ray hid the plan,” Ann Lee said.', ['person:ann-lee > person:tom-ray: Tom Ray hid the plan']],
    ['a verb in a quotation', '“We accuse Peru of theft,” Ann Lee said.', ['person:ann-lee > country:PE: theft']],
    ['accused in a quotation', '“Peru blames us for the delay,” Ann Lee said.', ['country:PE > person:ann-lee: the delay']],
    ['parties of different kinds', 'Residents held the mayor and two officials responsible for the delay.', ['group:residents > group:mayor: the delay', 'group:residents > group:two-officials: the delay']],
    ['a pronoun that is not the accuser', 'Chile left. Peru returned, and Tom Ray accused her of theft.', ['person:tom-ray > unresolved: theft']],
    ['blame that is taken from somebody else', 'Ann Lee blamed the delay on Tom Ray, not on Peru.', ['person:ann-lee > person:tom-ray: the delay']],
    ['an accused before the next clause', 'Chile blames Peru and Bolivia says nothing.', ['country:CL > country:PE: -']],
    ['a verb that an event causes', 'The delay led Chile to blame Peru.', ['country:CL > country:PE: -']],
    ['a list of accused', 'Chile accused Peru, Bolivia and Brazil of theft.', ['country:CL > country:PE: theft', 'country:CL > country:BO: theft', 'country:CL > country:BR: theft']],
    ['an insertion before "of"', 'Prosecutors accused Ann Lee, a former mayor, of fraud.', ['group:prosecutors > person:ann-lee: fraud']],
    ['a lawsuit that is faced', 'Ann Lee faces a lawsuit from residents over the delay.', ['group:residents > person:ann-lee: the delay']],
    ['held responsible by', 'Ann Lee was held responsible by residents for the delay.', ['group:residents > person:ann-lee: the delay']],
    ['a relative clause that ends before the verb', 'Chile, which accuses Peru of theft, left.', ['country:CL > country:PE: theft']],
    ['a charge', 'Prosecutors charged Ann Lee with fraud.', ['group:prosecutors > person:ann-lee: fraud']],
  ])('reads %s', (_, text, expected) => {
    expect(accusationTexts(text)).toEqual(expected);
  });

  it.each([
    ['negated', 'Chile did not accuse Peru of moving the border stones.'],
    ['stopped short of', 'Chile stopped short of accusing Peru of moving the border stones.'],
    ['supposed', 'Chile could accuse Peru of moving the border stones.'],
    ['made by neither', 'Neither country has accused the other of moving the border stones.'],
    ['laid on a cause', 'Residents blamed the delay on the rain.'],
    ['made against oneself', 'Ann Lee blamed herself for the delay.'],
    ['refused', 'Ann Lee refused to blame Tom Ray for the delay.'],
    ['only threatened', 'Ann Lee threatened to sue Tom Ray.'],
    ['only planned', 'Prosecutors plan to indict Ann Lee.'],
    ['only recommended', 'Prosecutors recommended charges against Ann Lee.'],
    ['not there', 'There were no allegations against Ann Lee.'],
    ['whose accusation it is that somebody denies', 'Peru denied the accusation of Chile.'],
    ['an attribute', 'Ann Lee said the alleged fraud was old.'],
    ['laid on a thing', 'Residents blamed old pipes for the leak.'],
    ['laid on a storm', 'Thunderstorms were blamed for the delay.'],
    ['only called for', 'Residents called for Ann Lee to be prosecuted for theft.'],
    ['only asked', 'Can residents file a lawsuit against Ann Lee?'],
    ['an adverb’s', 'The question was so politically charged that Ann Lee left.'],
    ['a deed without a wrong', 'Ann Lee said Peru was behind the decision.'],
    ['hard to make', 'It is hard to blame Ann Lee.'],
    ['what nobody answers yet', 'Ann Lee asked who was to blame for the delay.'],
    ['a task', 'Ann Lee was charged with running the office.'],
    ['condemnation', 'Ann Lee condemned the raid.'],
    ['criticism', 'Ann Lee criticised Tom Ray for the delay.'],
    ['a verdict', 'Ann Lee was convicted of theft.'],
    ['an acquittal', 'Ann Lee was cleared of theft.'],
    ['an investigation', 'Police are investigating Ann Lee.'],
    ['asked in a quotation', '“Did Peru break the truce?” Ann Lee asked.'],
    ['supposed in a quotation', '“If Peru broke the truce, we will leave,” Ann Lee said.'],
    ['done by nobody known', 'Police said a man had attacked the camp.'],
    ['a price', 'The company charged residents four pounds.'],
    ['a wrong that did not happen', 'Chile said Peruvian troops had not opened fire.'],
    ['a wrong that was suffered', 'Chile said its troops had been attacked.'],
  ])('finds none that is %s', (_, text) => {
    expect(accusationTexts(text)).toEqual([]);
  });

  it('tells an earlier occasion and a legal step', () => {
    const { accusations } = findingsOf('Chile has long accused Peru of moving the border stones. Residents sued Ann Lee over the delay.');
    expect(accusations.map(({ accusation: { modality, legal } }) => [modality, legal])).toEqual([['historical', 'none'], ['asserted', 'lawsuit']]);
  });

  it('marks what only appears to be one, or is only reported, as hedged', () => {
    const { accusations } = findingsOf('Ann Lee appeared to blame Tom Ray for the delay. Ann Lee reportedly accused Tom Ray of theft.');
    expect(accusations.map(({ accusation }) => accusation.modality)).toEqual(['hedged', 'hedged']);
  });

  it('tells each legal step', () => {
    const { accusations } = findingsOf('Residents filed a complaint against Ann Lee. A grand jury indicted Tom Ray. Tom Ray was charged with fraud. Residents filed a lawsuit against Tom Ray.');
    expect(accusations.map(({ accusation }) => accusation.legal)).toEqual(['complaint', 'indictment', 'charge', 'lawsuit']);
  });

  it('takes a lawsuit and the clause that says it in full for one', () => {
    const { accusations } = findingsOf('Residents filed a lawsuit against Ann Lee, accusing her of fraud.');
    expect(accusations.map(({ accusation: { trigger, legal } }) => [trigger.text, legal])).toEqual([['accusing', 'lawsuit']]);
  });

  it('takes no phrase without words for a party, where a sentence breaks off at its "but"', () => {
    expect(accusationTexts('fining Lee but was charged')).toEqual(['agentless-passive > person:lee: -']);
  });

  it('names the statement that an accusation lies in', () => {
    const { accusations, statements } = findingsOf('It rained. Chile said it was ready and accused Peru of moving the border stones.');
    expect(statements[accusations[0]?.statement ?? -1]?.content.text).toBe('Peru of moving the border stones');
  });

  it('makes no more than thirty pairs of one list of parties', () => {
    const parties = Array.from({ length: 12 }, (_, place) => `Xan${String.fromCharCode(97 + place)}`).join(' and ');
    expect(accusationTexts(`${parties} accused each other of lying.`).length).toBeLessThanOrEqual(30);
  });
});
