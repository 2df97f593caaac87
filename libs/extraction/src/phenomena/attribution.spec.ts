import { attributionTexts } from '../../spec/extract-text';

describe('attribution before, inside and after', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee said that the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['The ferry, Ann Lee said, was late.', ['indirect [said] Ann Lee (person:ann-lee): The ferry … was late']],
    ['The ferry was late, Ann Lee said.', ['indirect [said] Ann Lee (person:ann-lee): The ferry was late']],
    ['“The ferry,” Ann Lee said, “was late.”', ['direct [said] Ann Lee (person:ann-lee): The ferry, … was late.']],
    ['“The ferry was late,” Ann Lee told the council.', ['direct [told] Ann Lee (person:ann-lee): The ferry was late,']],
    ['Two boats sank and a third ran aground, the harbour office said.', ['indirect [said] the harbour office (org:harbour-office): Two boats sank and a third ran aground']],
    ['If the wind drops, the captain added, the ferry will sail.', ['indirect [added] the captain (group:captain): If the wind drops … the ferry will sail']],
    ['Ann Lee said on Monday in Ashford that the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('an inverted cue', () => {
  it.each<[string, readonly string[]]>([
    ['“The ferry is late,” said Ann Lee.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late,']],
    ['“The ferry is late,” says harbour master Tom Ray, 52, who has worked there since 1999.', ['direct [says] harbour master Tom Ray (person:tom-ray): The ferry is late,']],
    ['The ferry is late, said Ann Lee.', ['indirect [said] Ann Lee (person:ann-lee): The ferry is late']],
    ['Said Tom Ray: “The ferry is late.”', ['direct [Said] Tom Ray (person:tom-ray): The ferry is late.']],
    ['“Is it late?” asked Ann Lee.', ['direct [asked] Ann Lee (person:ann-lee): Is it late?']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('"according to"', () => {
  it.each<[string, readonly string[]]>([
    ['According to the harbour office, the ferry was late.', ['indirect [According to] the harbour office (org:harbour-office): the ferry was late']],
    ['The ferry was late, according to the harbour office.', ['indirect [according to] the harbour office (org:harbour-office): The ferry was late']],
    ['The ferry, according to the harbour office, was late.', ['indirect [according to] the harbour office (org:harbour-office): The ferry … was late']],
    ['The ferry was late, according to a report published on Monday by the charity Shorewatch.', ['indirect [according to] a report (document:report): The ferry was late']],
    ['According to two people briefed on the plan, the ferry will be sold.', ['indirect [According to] two people (group:two-people): the ferry will be sold']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('a relative clause', () => {
  it.each<[string, readonly string[]]>([
    ['It was Ann Lee who said the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['The ferry was sold to Tom Ray, who said he would paint it.', ['indirect [said] Tom Ray (person:tom-ray): he would paint it']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('nested reports', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee said Tom Ray had told her the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): Tom Ray had told her the ferry was late', 'indirect [told] Tom Ray (person:tom-ray): her the ferry was late']],
    ['“Tom said, ‘The ferry is late,’ and left,” Ann Lee said.', ['direct [said] Ann Lee (person:ann-lee): Tom said, ‘The ferry is late,’ and left,']],
    ['Ann Lee said the report found that the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the report found that the ferry was late', 'indirect [found] the report (document:report): the ferry was late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('clauses side by side', () => {
  it.each<[string, readonly string[]]>([
    ['Asked whether the ferry was late, Ann Lee said it was.', ['indirect [Asked] - (agentless-passive): whether the ferry was late', 'indirect [said] Ann Lee (person:ann-lee): it was']],
    ['“It is late,” she said, adding that it would sail.', ['direct [said] she (unresolved): It is late,', 'indirect [adding] she (unresolved): it would sail']],
    ['Ann Lee said the ferry was late, that it was old and that it would be sold.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late, that it was old and that it would be sold']],
    ['Ann Lee said the ferry was late and it would be sold.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late and it would be sold']],
    ['Ann Lee said the ferry was late and accused the council of sleeping.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late', 'indirect [accused] Ann Lee (person:ann-lee): the council of sleeping']],
    ['Ann Lee told Reuters, speaking by phone from Ashford, that the ferry was late.', ['indirect [told] Ann Lee (person:ann-lee): the ferry was late']],
    ['“The ferry,” said Ann Lee, the mayor, “is late.” She left at noon.', ['direct [said] Ann Lee (person:ann-lee): The ferry, … is late.']],
    ['Ann Lee said: "The ferry is late." "It is old," she added.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late.', 'direct [added] she (person:ann-lee): It is old,']],
    ['Asked about the ferry, Ann Lee replied, “No comment.”', ['direct [replied] Ann Lee (person:ann-lee): No comment.']],
    ['The mayor insists the plan is sound, but residents say it is not.', ['indirect [insists] The mayor (group:mayor): the plan is sound', 'indirect [say] residents (group:residents): it is not']],
    ['Ann Lee thinks the ferry is late.', []],
    ['Ann Lee wants the ferry to sail.', []],
    ['“Stop the ferry!” read a banner on the quay.', ['direct [read] a banner (group:banner): Stop the ferry!']],
    ['Protesters chanted “Stop the ferry”.', ['direct [chanted] Protesters (group:protesters): Stop the ferry']],
    ['The captain, they said, slept.', ['indirect [said] they (unresolved): The captain … slept']],
    ['The ferry is late because the engine is old, the captain explained on Tuesday in a note to passengers.', ['indirect [explained] the captain (group:captain): The ferry is late because the engine is old']],
    ['Ann Lee, speaking at a rally, said the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['Speaking at a rally, Ann Lee said the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['A spokeswoman for Nordic Ferries, who asked not to be named, said the ferry was late.', ['indirect [said] A spokeswoman for Nordic Ferries (group:spokeswoman-for-nordic-ferries): the ferry was late']],
    ['“The ferry is late,” the statement read.', ['direct [read] the statement (document:statement): The ferry is late,']],
    ['The statement said: “The ferry is late.”', ['direct [said] The statement (document:statement): The ferry is late.']],
    ['Ann Lee said “the ferry is late” and left.', ['direct [said] Ann Lee (person:ann-lee): the ferry is late']],
    ['“I will sail,” Tom Ray said on Tuesday. “And I will sail alone.” Ann Lee disagreed. “He will not,” she said.', ['direct [said] Tom Ray (person:tom-ray): I will sail, … And I will sail alone.', 'direct [said] she (person:ann-lee): He will not,']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});
