import { attributionTexts } from '../../spec/extract-text';

describe('a quotation beside a verb that says nothing of speaking', () => {
  it.each<[string, readonly string[]]>([
    ['“The ferry is late,” Ann Lee laughed.', ['direct [laughed] Ann Lee (person:ann-lee): The ferry is late,']],
    ['“The ferry is late again,” grinned Ann Lee.', ['direct [grinned] Ann Lee (person:ann-lee): The ferry is late again,']],
    ['Ann Lee gloated: “I told you that it would be late.”', ['direct [gloated] Ann Lee (person:ann-lee): I told you that it would be late.']],
    ['The ferry stopped at “Lamp Pier,” Ann Lee’s first harbour.', []],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('a colon before a quotation', () => {
  it.each<[string, readonly string[]]>([
    ['Later that day, Ann Lee went even further: “If the ferry is late again, I will sell it.”', ['direct [:] Ann Lee (person:ann-lee): If the ferry is late again, I will sell it.']],
    ['The harbour board was plain in its findings: “The ferry was never safe.”', ['direct [:] The harbour board (org:harbour-board): The ferry was never safe.']],
    ['From the report: “The ferry was never safe.”', ['direct [:] the report (document:report): The ferry was never safe.']],
    ['Here is Ann Lee in May: “The ferry will be safe by the summer.”', ['direct [:] Ann Lee (person:ann-lee): The ferry will be safe by the summer.']],
    ['Ann Lee’s answer was: “The ferry will be safe by the summer.”', ['direct [:] Ann Lee (person:ann-lee): The ferry will be safe by the summer.']],
    ['On the wall hung a sign: “No dogs are allowed on the pier.”', []],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('what is told of the act between two parts of a quotation', () => {
  it.each<[string, readonly string[]]>([
    ['“We have to sail,” Ann Lee said of the ferry, “whether it rains or not.”', ['direct [said] Ann Lee (person:ann-lee): We have to sail, … whether it rains or not.']],
    ['“We have to sail,” Ann Lee said after the meeting. But “it will rain.”', ['direct [said] Ann Lee (person:ann-lee): We have to sail, … it will rain.']],
    ['“What a storm!” Mayor Ann Lee, 52, said of the night.', ['direct [said] Mayor Ann Lee (person:ann-lee): What a storm!']],
    ['Last week Ann Lee said of the ferry: “It is late again.”', ['direct [said] Ann Lee (person:ann-lee): It is late again.']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('who speaks behind a quotation', () => {
  it.each<[string, readonly string[]]>([
    ['“The ferry is late,” said retired pilot Ann Lee, asked about the delay.', ['direct [said] retired pilot Ann Lee (person:ann-lee): The ferry is late,']],
    ['“The ferry is late,” warned Ann Lee.', ['direct [warned] Ann Lee (person:ann-lee): The ferry is late,']],
    ['“The ferry is late,” Ann Lee notes.', ['direct [notes] Ann Lee (person:ann-lee): The ferry is late,']],
    ['“Is it late?” asked Ann Lee, referring to the ferry. “The answer is that it is.”', ['direct [asked] Ann Lee (person:ann-lee): Is it late? … The answer is that it is.']],
    ['“These ferries are late,” Ann Lee went on to say.', ['direct [say] Ann Lee (person:ann-lee): These ferries are late,']],
    ["''The ferry is called 'Sun and Moon,''' said Ann Lee.", ["direct [said] Ann Lee (person:ann-lee): The ferry is called 'Sun and Moon,'"]],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('clauses around an act', () => {
  it.each<[string, readonly string[]]>([
    ['By leaving at dawn, Ann Lee said, the ferry will be on time.', ['indirect [said] Ann Lee (person:ann-lee): By leaving at dawn … the ferry will be on time']],
    ['Ann Lee said, among other things, that the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['As reported by Northern News, the ferry was late.', ['indirect [reported] Northern News (org:northern-news): the ferry was late']],
    ['As The Herald reported on Saturday, the ferry has already left.', ['indirect [reported] The Herald (org:herald): the ferry has already left']],
    ['The ferry was late, according to two sailors who saw it.', ['indirect [according to] two sailors (group:two-sailors): The ferry was late']],
    ['The ferry was late, according to exit polls.', ['indirect [according to] exit polls (document:exit-polls): The ferry was late']],
    ['At times last year, people close to the mayor said, the ferry never left.', ['indirect [said] people close to the mayor (group:people-close-to-the-mayor): At times last year … the ferry never left']],
    ['The actress said in an email she was late.', ['indirect [said] The actress (group:actress): she was late']],
    ['The harbour board, asked if the ferry was late, said only that “it will come.”', ['indirect [asked] - (agentless-passive): if the ferry was late', 'direct [said] The harbour board (org:harbour-board): it will come.']],
    ['Six in 10 say the ferry is late.', ['indirect [say] Six in 10 (unresolved): the ferry is late']],
    ['“It is bad luck,” Ann Lee said, that both ferries were late.', ['mixed [said] Ann Lee (person:ann-lee): It is bad luck, … both ferries were late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});
