import { accusationTexts, denialTexts, findingsOf } from '../../spec/extract-text';

describe('what the accuser goes on to say', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee accused the council of hiding the memo. “They kept the memo and put it in a box,” she said.', ['person:ann-lee > org:council: hiding the memo', 'person:ann-lee > org:council: They kept the memo and put it in a box']],
    ['Ann Lee accused Tom Ray of theft. “You cleared your own street first,” Lee said.', ['person:ann-lee > person:tom-ray: theft', 'person:ann-lee > person:tom-ray: You cleared your own street first']],
    ['A group of residents accused the council of hiding the memo. “They kept it in a box,” said Ann Lee.', ['group:residents > org:council: hiding the memo']],
    ['Ann Lee accused the council of hiding the memo. “They put it in a box,” said Tom Ray.', ['person:ann-lee > org:council: hiding the memo']],
    ['Ann Lee accused Tom Ray of theft. “They left,” she said.', ['person:ann-lee > person:tom-ray: theft']],
    ['“It is late,” Ann Lee said. “The council hid the memo.”', ['person:ann-lee > org:council: The council hid the memo']],
    ['“They put it in a box,” said Ann Lee.', []],
    ['Ann Lee accused Tom Ray of theft. “He told me so,” she said.', ['person:ann-lee > person:tom-ray: theft']],
  ])('%s', (text, expected) => {
    expect(accusationTexts(text)).toEqual(expected);
  });

  it('is uncertain where no word of it is one of wrongdoing', () => {
    const { accusations } = findingsOf('Ann Lee accused Tom Ray of theft. “He apologised later,” she said.');
    expect(accusations.map(({ accusation }) => accusation.certainty)).toEqual(['certain', 'uncertain']);
  });
});

describe('an allegation in another place', () => {
  it.each<[string, readonly string[]]>([
    ['Peru moved the stones, Ann Lee alleged.', ['person:ann-lee > country:PE: Peru moved the stones']],
    ['The lack of ropes was a danger, the lawsuit alleges.', ['document:lawsuit > not-named: The lack of ropes was a danger']],
    ['Ann Lee alleges officials “slept for a decade”.', ['person:ann-lee > group:officials: officials “slept for a decade']],
    ['Ann Lee sued Borealis Motors, alleging that its robot was built on stolen plans.', ['person:ann-lee > org:borealis-motors: its robot was built on stolen plans']],
    ['The family held the owner responsible for the death, alleging that he was moved without oxygen.', ['group:family > group:owner: the death']],
    ['Chile left after blaming Peru for the raid, an accusation that Peru denied.', ['country:CL > country:PE: the raid']],
    ['Ann Lee said the ministry had switched to a new system without testing it.', ['person:ann-lee > org:ministry: the ministry had switched to a new system without testing it']],
    ['Ann Lee said the army was preparing to attack the harbour.', ['person:ann-lee > org:army: the army was preparing to attack the harbour']],
    ['Ann Lee is in prison having been charged with fraud.', ['agentless-passive > person:ann-lee: fraud']],
    ['The plan drew criticism from the partners, who accuse Ann Lee of theft.', ['group:partners > person:ann-lee: theft']],
    ['Borealis Motors — set up in 2001 to build boats — also blamed Ann Lee for the delay.', ['org:borealis-motors > person:ann-lee: the delay']],
    ['The paper ridiculed Ann Lee \'s allegations against Tom Ray .', ['person:ann-lee > person:tom-ray: -']],
    ['The residents are suing Ann Lee and Tom Ray, charging that they hid the plan.', ['group:residents > person:ann-lee: they hid the plan', 'group:residents > person:tom-ray: they hid the plan']],
    ['Ann Lee blamed the collapse on sales made by the owner.', ['person:ann-lee > group:owner: the collapse']],
    ['Ann Lee blamed the collapse on the way in which the owner sold boats.', ['person:ann-lee > group:owner: the collapse']],
    ['Ann Lee blamed the delay on drivers who wait for nothing.', ['person:ann-lee > group:drivers: the delay']],
    ['Ann Lee blamed the raid on Chilean and Peruvian officials.', ['person:ann-lee > group:chilean-and-peruvian-officials: the raid']],
    ['Chile charged the Peruvians with helping the rebels.', ['country:CL > country:PE: helping the rebels']],
    ['Ann Lee came to Lima accusing the board of theft.', ['person:ann-lee > org:board: theft']],
    ['War crimes tribunal indicts Ann Lee for theft.', ['org:war-crimes-tribunal > person:ann-lee: theft']],
    ['The whistleblower names Ann Lee in a complaint.', ['group:whistleblower > person:ann-lee: -']],
  ])('%s', (text, expected) => {
    expect(accusationTexts(text)).toEqual(expected);
  });
});

describe('no accusation', () => {
  it.each([
    ['of one’s own side', 'Peru’s army said Peruvian troops had shelled the camp.'],
    ['of oneself among others', 'The rebels attacked the camp, a witness and the rebels said.'],
    ['that is only thought', 'Residents do not think we are blaming Peru for the delay.'],
    ['that is asked for', 'Ann Lee asks the board to say whether the mayor stole ropes.'],
    ['that is doubted', 'Ann Lee said she saw no evidence that the army was behind the raid.'],
    ['that hangs on a condition', 'Ann Lee said that if this was so, Peru had broken the truce.'],
    ['in a duty', 'Ann Lee said candidates are responsible for dividing the costs.'],
    ['in another sense of a verb', 'Ann Lee said the reporter broke the story.'],
    ['of a wrong that is none', 'Ann Lee said the nurses helped without compensation.'],
    ['in an argument', 'Ann Lee made the case against the mayor.'],
    ['of an event', 'The raids implicated Tom Ray.'],
    ['in an attribute', 'Though Ann Lee paid him in July, accused spy Tom Ray told the judge that he was ill.'],
    ['that somebody might think', 'You might think I blame Tom Ray.'],
    ['in general', 'When you blame the council for all of it, nobody helps.'],
  ])('%s', (_, text) => {
    expect(accusationTexts(text)).toEqual([]);
  });
});

describe('a reproach that names no act', () => {
  it.each<[string, readonly string[]]>([
    ['“Sadly, there is no goodwill from Lima,” Ann Lee said.', ['person:ann-lee > country:PE: Sadly, there is no goodwill from Lima']],
    ['Ann Lee said Peru’s promise was very much at odds with reality.', ['person:ann-lee > country:PE: Peru’s promise was very much at odds with reality']],
    ['Ann Lee said Peru’s promise was not hollow.', []],
    ['Ann Lee said there was no answer.', []],
  ])('%s', (text, expected) => {
    expect(accusationTexts(text)).toEqual(expected);
    expect(findingsOf(text).accusations.every(({ accusation }) => accusation.certainty === 'uncertain')).toBe(true);
  });

  it('is answered by nobody', () => {
    expect(denialTexts('“There is no goodwill from Lima,” Ann Lee said. Peru said that was untrue.')).toEqual([]);
  });
});

describe('a denial', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee denied hiding the memo. Tom Ray accused her of hiding it.', ['person:ann-lee > person:tom-ray: hiding the memo']],
    ['Ann Lee, the Peruvian spokeswoman, left. Chile accused Peru of theft. “There is not one soldier there,” Lee said.', ['person:ann-lee > country:CL: -']],
    ['Lima marched. Minister Ann Lee left. The opposition accused the government of Peru of theft. “Not one page was withheld,” Lee said.', ['person:ann-lee > group:opposition: -']],
    ['Residents accused Ann Lee of theft. Lee called it “a joke” and denied that she had taken the ropes.', ['person:ann-lee > group:residents: that she had taken the ropes']],
    ['Residents accused the Rowing Federation of theft. “We are sorry,” its leader, Ann Lee, said. “But we reject the claim that ropes were stolen.”', ['person:ann-lee > group:residents: ropes were stolen']],
    ['Residents accused the firm of theft. The firm said that was not its view and dismissed the reports as “old”.', ['org:firm > group:residents: -']],
    ['Residents accused Peru of theft. The envoy rejected the suggestion that Peru would leave.', []],
    ['Residents accused the board of theft. The rules deny many young voters the right to vote.', []],
    ['Ann Lee and Tom Ray rejected the results, claiming that the board had rigged the vote.', []],
    ['Residents accused Ann Lee of theft. Her lawyer, Tom Ray, said she was ill and “had nothing to do with the ropes”.', ['person:tom-ray > group:residents: -']],
  ])('%s', (text, expected) => {
    expect(denialTexts(text)).toEqual(expected);
  });
});
