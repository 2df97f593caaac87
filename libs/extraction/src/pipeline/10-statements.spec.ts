import { findingsOf, statementTexts } from '../../spec/extract-text';

describe('statements', () => {
  it.each([
    ['a quotation around its cue', '“The bridge is weak,” Ann Lee said. “It was never strong.”', ['person:ann-lee [said] direct: The bridge is weak, … It was never strong.']],
    ['a quotation within one sentence around its cue', '“The bridge,” Ann Lee said, “is weak.”', ['person:ann-lee [said] direct: The bridge, … is weak.']],
    ['a partial quotation', 'Ann Lee said the bridge was “a shame” for the town.', ['person:ann-lee [said] mixed: the bridge was “a shame” for the town']],
    ['a quotation behind a colon', 'Ann Lee added: “The bridge is weak.”', ['person:ann-lee [added] direct: The bridge is weak.']],
    ['a quoted predicate', 'Ann Lee called the bridge “a shame”.', ['person:ann-lee [called] mixed: the bridge “a shame']],
    ['a bare pronoun before a quoted predicate', 'Ann Lee called it “a shame”.', ['person:ann-lee [called] direct: a shame']],
    ['a description', 'Ann Lee described the bridge as weak.', ['person:ann-lee [described] indirect: the bridge as weak']],
    ['a promise', 'Ann Lee promised to mend the bridge.', ['person:ann-lee [promised] indirect: to mend the bridge']],
    ['a demand', 'Ann Lee urged the council to mend the bridge.', ['person:ann-lee [urged] indirect: the council to mend the bridge']],
    ['a denied act', 'Ann Lee denied taking the money.', ['person:ann-lee [denied] indirect: taking the money']],
    ['an accusation, the day of it cut out', 'Ann Lee accused the council on Monday of hiding the plan.', ['person:ann-lee [accused] indirect: the council … hiding the plan']],
    ['an accusation without what the writer adds', 'Ann Lee accused the council of hiding the plan, triggering a row.', ['person:ann-lee [accused] indirect: the council of hiding the plan']],
    ['a statement without what the writer adds', 'Ann Lee said the bridge was “a shame,” following a visit.', ['person:ann-lee [said] mixed: the bridge was “a shame,']],
    ['a fronted clause without the main one', 'While Ann Lee said the bridge was weak, the council left it open.', ['person:ann-lee [said] indirect: the bridge was weak']],
    ['what goes on behind a cue that interrupts a linking word', 'But, Ann Lee said, the bridge was weak.', ['person:ann-lee [said] indirect: the bridge was weak']],
    ['a quotation that goes on behind what is told of its speaker', '“The bridge,” said Ann Lee, who built it, “is weak.”', ['person:ann-lee [said] direct: The bridge, … is weak.']],
    ['an answer without the question that it was given to', 'When asked if the bridge was weak, Ann Lee said it was fine.', ['agentless-passive [asked] indirect: if the bridge was weak', 'person:ann-lee [said] indirect: it was fine']],
    ['a promise without what was done besides', 'Ann Lee promised to mend the bridge but closed it.', ['person:ann-lee [promised] indirect: to mend the bridge']],
    ['an accusation with how long it went on', 'Ann Lee accused her of hiding the plan for six days.', ['person:ann-lee [accused] indirect: her of hiding the plan for six days']],
    ['a statement without its channel', 'Ann Lee denied the charge in a statement on Monday.', ['person:ann-lee [denied] indirect: the charge']],
    ['a question', 'Ann Lee asked Tom Ray why the bridge was closed.', ['person:ann-lee [asked] indirect: why the bridge was closed']],
    ['a notice', 'Ann Lee announced a plan to rebuild the bridge.', ['person:ann-lee [announced] indirect: a plan to rebuild the bridge']],
    ['a predicate without a link', 'Ann Lee called him a danger to the town.', ['person:ann-lee [called] indirect: him a danger to the town']],
    ['what is said behind an inserted link', 'Ann Lee said, however, that the bridge was weak.', ['person:ann-lee [said] indirect: the bridge was weak']],
    ['what follows "as" and its clause', 'As Ann Lee noted, the bridge was weak.', ['person:ann-lee [noted] indirect: the bridge was weak']],
    ['what begins with a gerund', 'Mending the bridge by night, Ann Lee said, was a mistake.', ['person:ann-lee [said] indirect: Mending the bridge by night … was a mistake']],
    ['what begins with "including"', 'Including the ferry, the port has four ways in, according to the council.', ['org:council [according to] indirect: Including the ferry, the port has four ways in']],
    ['"according to" without a comma', 'The bridge was weak according to the council.', ['org:council [according to] indirect: The bridge was weak']],
    ['a relative clause and its main clause', 'Ann Lee, who said the bridge was weak, told reporters it was closed.', ['person:ann-lee [said] indirect: the bridge was weak', 'person:ann-lee [told] indirect: it was closed']],
    ['a quotation behind what it is about', 'Ann Lee said on Monday, in reference to the bridge, “It is weak.”', ['person:ann-lee [said] direct: It is weak.']],
    ['a listener in a place with a comma', 'Ann Lee told a meeting in Ashford, Kent on Monday that the bridge was weak.', ['person:ann-lee [told] indirect: the bridge was weak']],
    ['nothing in front of a participle but a quotation', 'The council closed the bridge, adding that it was weak.', ['org:council [adding] indirect: it was weak']],
    ['an object that is partly quoted', 'Ann Lee praised the “brave” crew of the ferry.', ['person:ann-lee [praised] mixed: the “brave” crew of the ferry']],
    ['a quoted target', 'Ann Lee railed against “idle men” in the council.', ['person:ann-lee [railed against] mixed: idle men” in the council']],
    ['a clause behind a quoted name that leads up to it', 'At the “Lamp Fair,” Ann Lee said the bridge was weak.', ['person:ann-lee [said] indirect: the bridge was weak']],
    ['a predicate that is an adjective', 'Peru called the panel biased.', ['country:PE [called] indirect: the panel biased']],
    ['what a document found', 'A report by the charity found cracks in all nine arches of the bridge.', ['document:report [found] indirect: cracks in all nine arches of the bridge']],
    ['what a lawyer submits', 'Her lawyer submitted that the bridge was weak.', ['group:lawyer [submitted] indirect: the bridge was weak']],
    ['a cue at another party’s turn', 'Ann Lee said the bridge was weak, but the council said it was safe.', ['person:ann-lee [said] indirect: the bridge was weak', 'org:council [said] indirect: it was safe']],
  ])('reads %s', (_, text, expected) => {
    expect(statementTexts(text)).toEqual(expected);
  });

  it.each([
    ['a notice of a few words', 'Ann Lee announced the plan.'],
    ['a wish not to be named', 'The clerk asked not to be named.'],
    ['what says whom it is not about', 'Ann Lee blamed neither.'],
    ['praise without a quotation', 'Ann Lee praised the crew of the ferry.'],
    ['an object before a quotation of somebody else', 'Ann Lee criticised the council in a debate, and Tom Ray’s “Lamp Fair” was over.'],
    ['a name that is given', 'A man called Tom Ray left.'],
  ])('leaves out %s', (_, text) => {
    expect(statementTexts(text)).toEqual([]);
  });

  it('gives a quoted paragraph without a cue to the speaker before it', () => {
    expect(statementTexts('“The bridge is weak,” Ann Lee said.\n“I told them so.”')).toEqual(['person:ann-lee [said] direct: The bridge is weak,', 'person:ann-lee [] direct: I told them so.']);
    expect(findingsOf('“The bridge is weak,” Ann Lee said.\n“I told them so.”').statements[1]?.speaker).not.toHaveProperty('mention');
  });

  it('joins the paragraphs of a quotation that was left open', () => {
    expect(statementTexts('“The bridge is weak,” Ann Lee said. “It sways.\n“I told them so.”')).toEqual(['person:ann-lee [said] direct: The bridge is weak, … It sways. … I told them so.']);
  });

  it('keeps a quotation apart from one that another sentence parts it from', () => {
    expect(statementTexts('“The bridge is weak,” Ann Lee said. It was raining. “I told them so.”')).toEqual(['person:ann-lee [said] direct: The bridge is weak,', 'person:ann-lee [] direct: I told them so.']);
  });

  it('reads each clause of a headline', () => {
    expect(statementTexts('Lee says bridge is weak; council denies hiding plan\nThe bridge stays closed.', { hasHeadline: true })).toEqual([
      'person:lee [says] indirect: bridge is weak', 'org:council [denies] indirect: hiding plan',
    ]);
  });

  it('takes a quotation that nobody closes once, though it runs over the longest sentence', () => {
    const [statement, ...others] = findingsOf(`Ann Lee said “${'the rain fell and '.repeat(200)}the lights went out`).statements;
    expect(others).toEqual([]);
    expect(statement?.parts).toBeUndefined();
  });

  it('parts what an accuser says at a time, but not inside a quotation', () => {
    const partsOf = (text: string) => findingsOf(text).statements.map(({ content, parts }) => (parts ?? [content]).map((part) => part.text));
    expect(partsOf('Ann Lee accused the firm on Monday of hiding losses.')).toEqual([['the firm', 'hiding losses']]);
    expect(partsOf('Ann Lee accused the firm of “talking on Monday of hiding losses”.')).toEqual([['the firm of “talking on Monday of hiding losses']]);
  });

  it('says in which zone a statement stands', () => {
    const text = 'Lee says bridge is weak\nby The Daily Ledger Desk\n- Lee says a vote is due\nAnn Lee said the bridge was weak.';
    expect(findingsOf(text, { hasHeadline: true }).statements.map(({ zone }) => zone)).toEqual(['headline', 'summary', 'body']);
  });
});
