import { accusationTexts, denialTexts } from '../../spec/extract-text';

const headline = { hasHeadline: true };

describe('an accused whom the opening only describes', () => {
  it.each<[string, string, readonly string[]]>([
    ['a person named further down', 'Harbour master charged with theft\nA jury in Ohio has indicted the master of a small harbour on charges of theft.\nTom Ray, 52, is accused of stealing ropes.', ['agentless-passive > person:tom-ray: theft', 'group:jury > person:tom-ray: charges of theft', 'agentless-passive > person:tom-ray: stealing ropes']],
    ['a body named further down', 'Oil driller accused of fouling the bay\nBorealis Holdings fouled the bay and paid villagers to keep quiet, a rights group has alleged.', ['agentless-passive > org:borealis-holdings: fouling the bay', 'group:rights-group > org:borealis-holdings: Borealis Holdings fouled the bay and paid villagers to keep quiet']],
    ['not a person with another office', 'Harbour master accused of theft\nThe police accused Mayor Tom Ray of stealing ropes.', ['agentless-passive > group:harbour-master: theft', 'group:police > person:tom-ray: stealing ropes']],
    ['not who was accused by somebody else', 'Ann Lee accuses harbour master of theft\nHugo Moss accused Tom Ray of stealing ropes.', ['person:ann-lee > group:harbour-master: theft', 'person:hugo-moss > person:tom-ray: stealing ropes']],
    ['not who is accused of something else', 'Harbour master accused of theft\nResidents blamed Tom Ray for the floods.', ['agentless-passive > group:harbour-master: theft', 'group:residents > person:tom-ray: the floods']],
    ['not a body for a man', 'Man accused of theft\nResidents accused Borealis Motors of theft.', ['agentless-passive > group:man: theft', 'group:residents > org:borealis-motors: theft']],
    ['not whom somebody had accused on another occasion', 'Harbour master accused of theft\nHugo Moss has long accused Tom Ray of stealing ropes.', ['agentless-passive > group:harbour-master: theft', 'person:hugo-moss > person:tom-ray: stealing ropes']],
  ])('%s', (_, text, expected) => {
    expect(accusationTexts(text, headline)).toEqual(expected);
  });

  it('is known where he denies, too', () => {
    expect(denialTexts('Harbour master denies theft\nTom Ray, who is in charge of the harbour, denied the theft.', headline)).toEqual(['person:tom-ray > not-named: theft', 'person:tom-ray > not-named: the theft']);
  });
});

describe('whom a description means', () => {
  it.each<[string, readonly string[]]>([
    ['Chile and Peru quarrel. On Monday Chile accused its neighbour of theft.', ['country:CL > country:PE: theft']],
    ['Chile accused its neighbour of theft.', ['country:CL > group:neighbour: theft']],
    ['The harbour’s owner, Borealis Holdings, left. Residents blamed the harbour’s owner for the delay.', ['group:residents > org:borealis-holdings: the delay']],
    ['The contractor that laid the pipes in May, Borealis Holdings, accused by tenants of theft, left.', ['group:tenants > org:borealis-holdings: theft']],
    ['The board named Ann Lee and Tom Ray. Residents alleged that the pair had hidden the plan.', ['group:residents > person:ann-lee: the pair had hidden the plan', 'group:residents > person:tom-ray: the pair had hidden the plan']],
    ['The company Borealis left. Sora Leaf, a tea company, came. Borealis stayed. Residents accused the company of theft.', ['group:residents > org:borealis: theft']],
    ['A pilots’ association blamed Ann Lee for the delay.', ['group:pilots-association > person:ann-lee: the delay']],
    ['Borealis Motors closed. In May the publisher took Borealis Motors to court.', ['org:publisher > org:borealis-motors: -']],
    ['She was one of 14 residents who spoke at the meeting, several of whom accused Ann Lee of theft.', ['group:14-residents > person:ann-lee: theft']],
    ['A 40-page complaint says that Ann Lee hid the plan.', ['document:complaint > person:ann-lee: Ann Lee hid the plan']],
    ['In findings sent to Borealis Motors the board said nothing. The document faulted Borealis Motors for hiding the plan.', ['document:findings > org:borealis-motors: hiding the plan']],
    ['The Andorra Watch group has itself been accused of lying: in 2019 Borealis Motors sued it for libel.', ['agentless-passive > org:andorra-watch-group: lying', 'org:borealis-motors > org:andorra-watch-group: libel']],
    ['The president of the Rowing Federation was accused of theft. “Enough,” said Ann Lee, president of the skiff association.', ['agentless-passive > group:president: theft']],
  ])('%s', (text, expected) => {
    expect(accusationTexts(text)).toEqual(expected);
  });
});
