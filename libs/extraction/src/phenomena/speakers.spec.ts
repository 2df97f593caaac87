import { attributionTexts } from '../../spec/extract-text';

describe('conjoined and collective', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee and Tom Ray said the ferry was late.', ['indirect [said] Ann Lee and Tom Ray (person:ann-lee+person:tom-ray): the ferry was late']],
    ['Chile and Peru said the border was open.', ['indirect [said] Chile and Peru (country:CL+country:PE): the border was open']],
    ['The council and the ferry company said they would talk.', ['indirect [said] The council and the ferry company (org:council+org:ferry-company): they would talk']],
    ['Several residents said the ferry was loud.', ['indirect [said] Several residents (group:residents): the ferry was loud']],
    ['Both sides said the talks had failed.', ['indirect [said] Both sides (group:sides): the talks had failed']],
    ['Police said the road was shut.', ['indirect [said] Police (group:police): the road was shut']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('a trade before a name', () => {
  it('belongs to the mention, not to the name', () => {
    expect(attributionTexts('Boat maker Borealis Motors said it was over.')).toEqual(['indirect [said] Boat maker Borealis Motors (org:borealis-motors): it was over']);
  });
});

describe('a common noun that the article has put beside a name', () => {
  it('means the body of that name', () => {
    expect(attributionTexts('The contractor, Verling Monitoring, left in May. The contractor said it was late.')).toEqual(['indirect [said] The contractor (org:verling-monitoring): it was late']);
  });
});

describe('long appositions', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee, a retired teacher who has run the village shop in Ashford since 1999, said the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['Tom Ray, the chief executive of Nordic Ferries, which runs nine boats, said the ferry was late.', ['indirect [said] Tom Ray (person:tom-ray): the ferry was late']],
    ['The charity’s director, Ann Lee, who took over in May after a long search, said the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('documents and polls', () => {
  it.each<[string, readonly string[]]>([
    ['A report by the charity Shorewatch said the ferry was late.', ['indirect [said] A report by the charity Shorewatch (document:report): the ferry was late']],
    ['A poll published on Tuesday found that six in ten residents want a bridge.', ['indirect [found] A poll (document:poll): six in ten residents want a bridge']],
    ['The lawsuit says the company hid the leak.', ['indirect [says] The lawsuit (document:lawsuit): the company hid the leak']],
    ['Court records show the company knew of the leak.', ['indirect [show] Court records (document:court-records): the company knew of the leak']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('nobody who is named', () => {
  it.each<[string, readonly string[]]>([
    ['The ferry was reportedly sold.', ['indirect [reportedly] - (hearsay): The ferry was reportedly sold']],
    ['The captain was said to have slept.', ['indirect [said] - (hearsay): The captain was said to have slept']],
    ['It is claimed that the ferry was sold.', ['indirect [claimed] - (hearsay): It is claimed that the ferry was sold']],
    ['A court was told that the captain had slept.', ['indirect [told] - (hearsay): A court was told that the captain had slept']],
    ['The captain was accused of sleeping.', []],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});

describe('what is no statement', () => {
  it.each<[string, readonly string[]]>([
    ['Ann Lee did not say whether the ferry was late.', []],
    ['Ann Lee declined to comment.', []],
    ['Ann Lee refused to say who owned the ferry.', []],
    ['The company did not respond to a request for comment.', []],
    ['Ann Lee would not say if the ferry was late.', []],
    ['Nobody said the ferry was late.', []],
    ['Ann Lee has yet to say whether the ferry will sail.', []],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text)).toEqual(expected);
  });
});
