import { attributionTexts } from '../../spec/extract-text';

describe('partial quotations', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee said the ferry was “an old bathtub” and unsafe.', ['mixed [said] Ann Lee (person:ann-lee): the ferry was “an old bathtub” and unsafe']],
    ['Ann Lee said the “old bathtub” would sail in May.', ['mixed [said] Ann Lee (person:ann-lee): the “old bathtub” would sail in May']],
    ['The council called the plan “a gift” to the port and “a burden” for the town.', ['mixed [called] The council (org:council): the plan “a gift” to the port and “a burden” for the town']],
    ['Ann Lee said the ferry was ‘an old bathtub’.', ['mixed [said] Ann Lee (person:ann-lee): the ferry was ‘an old bathtub']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('scare quotes, titles, nicknames, laws', () => {
  it.each<[string, readonly string[]]>([
    ['The so-called “ferry tax” was paid.', []],
    ['She sang “The Long Way Home” on the quay.', []],
    ['Tom “Salty” Ray left the harbour.', []],
    ['The “Safe Seas Act” passed in May.', []],
    ['He drives a “bus”.', []],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('posts with the text behind a colon', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee wrote on X: “The ferry is late.”', ['direct [wrote] Ann Lee (person:ann-lee): The ferry is late.']],
    ['In a post on Truth Social, Ann Lee wrote: “The ferry is late.”', ['direct [wrote] Ann Lee (person:ann-lee): The ferry is late.']],
    ['Ann Lee tweeted: The ferry is late again.', ['indirect [tweeted] Ann Lee (person:ann-lee): The ferry is late again']],
    ['“The ferry is late,” Ann Lee posted on Facebook.', ['direct [posted] Ann Lee (person:ann-lee): The ferry is late,']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('several paragraphs under one mark', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee said: “The ferry is late.\n“It was late last year too.\n“It will be late again.”', ['direct [said] Ann Lee (person:ann-lee): The ferry is late. … It was late last year too. … It will be late again.']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('a paragraph in marks without a cue', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee took to X on Friday.\n“The ferry is late again and nobody knows why.”', ['direct [] Ann Lee (person:ann-lee): The ferry is late again and nobody knows why.']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('other marks', () => {
  it.each<[string, readonly string[]]>([
    ['\'\'The ferry is late,\'\' Ann Lee said.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late,']],
    ['``The ferry is late,\'\' Ann Lee said.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late,']],
    ['\'The ferry is late,\' Ann Lee said. \'It\'s the captain\'s fault.\'', ['direct [said] Ann Lee (person:ann-lee): The ferry is late, … It\'s the captain\'s fault.']],
    ['‘The ferry is late,’ Ann Lee said. ‘It’s the captain’s fault.’', ['direct [said] Ann Lee (person:ann-lee): The ferry is late, … It’s the captain’s fault.']],
    ['“He said ‘never’ to me,” Ann Lee said.', ['direct [said] Ann Lee (person:ann-lee): He said ‘never’ to me,']],
    ['«The ferry is late», Ann Lee said.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late']],
    ['„The ferry is late,“ Ann Lee said.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late,']],
    ['“The ferry is late, Ann Lee said.\nTom Ray said the boat was new.', ['direct [said] Ann Lee (person:ann-lee): The ferry is late,', 'indirect [said] Tom Ray (person:tom-ray): the boat was new']],
    ['The fishermen\'s boats left at 5 o\'clock, said Ann Lee. \'It\'s late.\'', ['indirect [said] Ann Lee (person:ann-lee): The fishermen\'s boats left at 5 o\'clock', 'direct [] - (person:ann-lee): It\'s late.']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});
