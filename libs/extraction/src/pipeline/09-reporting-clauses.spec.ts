import { statementTexts } from '../../spec/extract-text';

describe('reporting clauses', () => {
  it.each([
    ['a cue before its content', 'Ann Lee said the bridge was closed.', ['person:ann-lee [said] indirect: the bridge was closed']],
    ['a cue after its content', 'The bridge was closed, Ann Lee said.', ['person:ann-lee [said] indirect: The bridge was closed']],
    ['a cue inside its content', 'The bridge, Ann Lee said, was closed.', ['person:ann-lee [said] indirect: The bridge … was closed']],
    ['an inverted cue', '“The bridge is closed,” said Ann Lee.', ['person:ann-lee [said] direct: The bridge is closed,']],
    ['an inverted cue with an office before the name', '“The bridge is closed,” said the mayor, Ann Lee.', ['person:ann-lee [said] direct: The bridge is closed,']],
    ['an appositive between subject and cue', 'The mayor, Ann Lee, said the bridge was closed.', ['person:ann-lee [said] indirect: the bridge was closed']],
    ['a relative clause between subject and cue', 'Ann Lee, who took office in May, said the bridge was closed.', ['person:ann-lee [said] indirect: the bridge was closed']],
    ['a day between subject and cue', 'Ann Lee on Monday said the bridge was closed.', ['person:ann-lee [said] indirect: the bridge was closed']],
    ['words that link between subject and cue', 'The council in turn said the bridge was closed.', ['org:council [said] indirect: the bridge was closed']],
    ['a listener', 'Ann Lee told reporters that the bridge was closed.', ['person:ann-lee [told] indirect: the bridge was closed']],
    ['a listener without "that"', 'Ann Lee told Reuters the bridge was closed.', ['person:ann-lee [told] indirect: the bridge was closed']],
    ['"according to" at the end', 'The bridge was closed, according to Ann Lee.', ['person:ann-lee [according to] indirect: The bridge was closed']],
    ['"according to" at the beginning', 'According to Ann Lee, the bridge was closed.', ['person:ann-lee [According to] indirect: the bridge was closed']],
    ['a relative "who"', 'It was Ann Lee who said the bridge was closed.', ['person:ann-lee [said] indirect: the bridge was closed']],
    ['two cues of one subject', 'Ann Lee said the bridge was closed and vowed to mend it.', ['person:ann-lee [said] indirect: the bridge was closed', 'person:ann-lee [vowed] indirect: to mend it']],
    ['a participle cue', 'Ann Lee closed the bridge, saying it was weak.', ['person:ann-lee [saying] indirect: it was weak']],
    ['a cue of two words', '“It is weak,” Ann Lee said. “We close it,” she went on.', ['person:ann-lee [said] direct: It is weak,', 'person:ann-lee [went on] direct: We close it,']],
    ['a document', 'A report by the charity found that the bridge was weak.', ['document:report [found] indirect: the bridge was weak']],
    ['a participle behind "by"', 'Ann Lee surprised the council by saying the bridge was weak.', ['person:ann-lee [saying] indirect: the bridge was weak']],
    ['a subject with a relative clause without commas', 'A man who lives near the bridge said it was weak.', ['group:man [said] indirect: it was weak']],
    ['a subject with a participle', 'A report published on Monday said the bridge was weak.', ['document:report [said] indirect: the bridge was weak']],
    ['"those" with a participle', 'Those questioned said the bridge was weak.', ['unresolved [said] indirect: the bridge was weak']],
    ['a cue that could be a noun', 'Ann Lee claims the bridge was weak.', ['person:ann-lee [claims] indirect: the bridge was weak']],
    ['a question that somebody asked', 'Asked by Ann Lee whether the bridge was weak, Tom Ray nodded.', ['person:ann-lee [Asked] indirect: whether the bridge was weak']],
    ['a question that nobody is named for', 'Asked whether the bridge was weak, Tom Ray nodded.', ['agentless-passive [Asked] indirect: whether the bridge was weak']],
    ['a share of a group', 'More than six in 10 said the bridge was weak.', ['unresolved [said] indirect: the bridge was weak']],
    ['a vague share', 'About 40 voters say they want a new bridge.', ['group:about-40-voters [say] indirect: they want a new bridge']],
    ['"has" cut to "\'s"', 'She\'s said the bridge was weak.', ['unresolved [said] indirect: the bridge was weak']],
    ['"reportedly"', 'The bridge was reportedly closed.', ['hearsay [reportedly] indirect: The bridge was reportedly closed']],
    ['"is said to"', 'The mayor is said to own the bridge.', ['hearsay [said] indirect: The mayor is said to own the bridge']],
  ])('reads %s', (_, text, expected) => {
    expect(statementTexts(text)).toEqual(expected);
  });

  it.each([
    ['a negated cue', 'Ann Lee did not say the bridge was closed.'],
    ['a declined one', 'Ann Lee declined to say whether the bridge was closed.'],
    ['a supposed one', 'Ann Lee could say the bridge was closed.'],
    ['nobody', 'No minister said the bridge was closed.'],
    ['a noun', 'The report and her claim were lost.'],
    ['a thing that shows something', 'The bridge showed that it was weak.'],
    ['a price that is charged', 'The bridge company charged lorries four pounds.'],
    ['a scare quotation', 'The so-called “bridge to nowhere” was closed.'],
  ])('leaves out %s', (_, text) => {
    expect(statementTexts(text)).toEqual([]);
  });
});
