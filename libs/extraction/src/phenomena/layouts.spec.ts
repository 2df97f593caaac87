import { attributionTexts } from '../../spec/extract-text';

describe('headlines', () => {
  it.each<[string, readonly string[]]>([
    ['Ferry is late, says Lee\nThe ferry left at noon.', ['indirect [says] Lee (person:lee): Ferry is late']],
    ['Mayor says ferry plan is dead\nThe ferry left at noon.', ['indirect [says] Mayor (group:mayor): ferry plan is dead']],
    ['‘The ferry is late’: Mayor Ann Lee\nThe ferry left at noon.', ['direct [:] Mayor Ann Lee (person:ann-lee): The ferry is late']],
    ['Ferry “a disgrace”, says mayor\nThe ferry left at noon.', ['mixed [says] mayor (group:mayor): Ferry “a disgrace']],
    ['Chile accuses Peru of moving stones\nThe ferry left at noon.', ['indirect [accuses] Chile (country:CL): Peru of moving stones']],
    ['Ferry Plan Is Dead, Mayor Ann Lee Says\nThe ferry left at noon.', ['indirect [Says] Mayor Ann Lee (person:ann-lee): Ferry Plan Is Dead']],
    ['Mayor Ann Lee Says Ferry Plan Is Dead\nThe ferry left at noon.', ['indirect [Says] Mayor Ann Lee (person:ann-lee): Ferry Plan Is Dead']],
    ['Ann Lee: \'We will sail\'\nThe ferry left at noon.', ['direct [:] Ann Lee (person:ann-lee): We will sail']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text, { hasHeadline: true })).toEqual(expected);
  });
});

describe('bullets', () => {
  it.each<[string, readonly string[]]>([
    ['The ferry\nIn Short\n- Mayor says ferry plan is dead\n- Council denies hiding report\n- Ferry to sail in May, company says\nThe ferry left at noon.', ['indirect [says] Mayor (group:mayor): ferry plan is dead', 'indirect [denies] Council (org:council): hiding report', 'indirect [says] company (org:company): Ferry to sail in May']],
    ['The ferry\n• Ann Lee said the ferry was late\n• The ferry left at noon\nThe ferry left at noon.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text, { hasHeadline: true })).toEqual(expected);
  });
});

describe('questions and answers', () => {
  it.each<[string, readonly string[]]>([
    ['A talk with the captain\nTom Ray has sailed the ferry since 1999.\nThe Ledger: Is the ferry late?\nTom Ray: It is always late. The engine is old.', ['indirect [:] Tom Ray (person:tom-ray): It is always late … The engine is old']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text, { hasHeadline: true })).toEqual(expected);
  });
});

describe('live blogs', () => {
  it.each<[string, readonly string[]]>([
    ['Storm: latest\n10:45 am — Police say the road is shut.\n11.20 Ann Lee said the ferry was late.\n2:05 p.m.\nThe captain said it would sail.', ['indirect [say] Police (group:police): the road is shut', 'indirect [said] Ann Lee (person:ann-lee): the ferry was late', 'indirect [said] The captain (group:captain): it would sail']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text, { hasHeadline: true })).toEqual(expected);
  });
});

describe('bylines', () => {
  it.each<[string, readonly string[]]>([
    ['Ferry late again\nby Daily Ledger Desk · Daily LedgerIn Short\n- Ferry late again\nAnn Lee said the ferry was late.', ['indirect [said] Ann Lee (person:ann-lee): the ferry was late']],
    ['Ferry late again\nBy Ann Lee\nASHFORD, May 5 (Harbour Wire) - Tom Ray said the ferry was late.', ['indirect [said] Tom Ray (person:tom-ray): the ferry was late']],
    ['Ferry late again\nAshford: Tom Ray on Monday said the ferry was late.', ['indirect [said] Tom Ray (person:tom-ray): the ferry was late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text, { hasHeadline: true })).toEqual(expected);
  });
});

describe('captions and boilerplate', () => {
  it.each<[string, readonly string[]]>([
    ['Ferry late\nTom Ray said the ferry was late.\nRead more: Mayor says the bridge is closed\nSign up to our newsletter: "The best in town," says the editor.\n© 2025 The Daily Ledger. All rights reserved.\nReporting by Ann Lee; Editing by Tom Ray', ['indirect [said] Tom Ray (person:tom-ray): the ferry was late']],
  ])('%s', (text, expected) => {
    expect(attributionTexts(text, { hasHeadline: true })).toEqual(expected);
  });
});
