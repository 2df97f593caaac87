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

  it('names the statement that an accusation lies in', () => {
    const { accusations, statements } = findingsOf('It rained. Chile said it was ready and accused Peru of moving the border stones.');
    expect(statements[accusations[0]?.statement ?? -1]?.content.text).toBe('Peru of moving the border stones');
  });

  it('makes no more than thirty pairs of one list of parties', () => {
    const parties = Array.from({ length: 12 }, (_, place) => `Xan${String.fromCharCode(97 + place)}`).join(' and ');
    expect(accusationTexts(`${parties} accused each other of lying.`).length).toBeLessThanOrEqual(30);
  });
});
