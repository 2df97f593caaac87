import { denialTexts, findingsOf } from '../../spec/extract-text';

const accusation = 'Chile accused Peru of moving the border stones.';

describe('denials', () => {
  it.each([
    ['denied the act', `${accusation} Peru denied moving the stones.`, ['country:PE > country:CL: moving the stones']],
    ['denied the accusation', `${accusation} Peru denied the accusation.`, ['country:PE > country:CL: -']],
    ['denied it', `${accusation} Peru denied it.`, ['country:PE > country:CL: it']],
    ['rejected the accusation', `${accusation} Peru rejected the allegations.`, ['country:PE > country:CL: -']],
    ['dismissed it as', `${accusation} Peru dismissed the charge as “a fairy tale”.`, ['country:PE > country:CL: -']],
    ['called it baseless', `${accusation} Peru called the charge “baseless”.`, ['country:PE > country:CL: -']],
    ['said that it was false', `${accusation} Peru said the claims were false.`, ['country:PE > country:CL: -']],
    ['a relative clause', 'Chile accused Peru of moving the border stones, a charge that Lima rejected.', ['country:PE > country:CL: -']],
    ['an office of the accused state', `${accusation} The Peruvian foreign ministry denied moving the stones.`, ['org:peruvian-foreign-ministry > country:CL: moving the stones']],
    ['nobody known to have accused', 'Ann Lee denied taking the money.', ['person:ann-lee > not-named: taking the money']],
    ['disputed the accusation', `${accusation} Peru disputed the allegation.`, ['country:PE > country:CL: -']],
    ['rejected that', `${accusation} Peru rejected that.`, ['country:PE > country:CL: -']],
    ['said that it was untrue', `${accusation} Peru said that was untrue.`, ['country:PE > country:CL: -']],
    ['a flat contradiction', `${accusation} “We never touched them,” Peru said.`, ['country:PE > country:CL: -']],
    ['nothing to do with', `${accusation} Peru said it had nothing to do with the stones.`, ['country:PE > country:CL: -']],
    ['a verb in a quotation', `${accusation} “We reject the accusation,” Peru said.`, ['country:PE > country:CL: -']],
    ['a report that accuses', `${accusation} Peru rejected the report.`, ['country:PE > country:CL: -']],
    ['a noun with an owner', `${accusation} Peru’s denial was short.`, ['country:PE > country:CL: -']],
    ['a noun with "by"', `${accusation} A denial by the Peruvian army followed.`, ['org:peruvian-army > country:CL: -']],
    ['a heavy object behind "as"', `${accusation} Peru dismissed as baseless the allegations by Chile.`, ['country:PE > country:CL: -']],
    ['a noun with a verb of making', `${accusation} Peru issued a denial.`, ['country:PE > country:CL: -']],
    ['an account that is not recognised', `${accusation} Peru said it did not recognise the description.`, ['country:PE > country:CL: -']],
    ['a claim dismissed as', 'Chile accused Peru of moving the border stones, a claim it dismissed as “a fairy tale”.', ['country:PE > country:CL: -']],
    ['comments that are refuted', 'Peru refuted the comments of the mayor.', ['country:PE > not-named: -']],
    ['a report that is called false', 'Peru dismissed the reports as exaggerated.', ['country:PE > not-named: -']],
    ['accusations that', 'Peru rejected accusations that it had moved the stones.', ['country:PE > not-named: it had moved the stones']],
  ])('reads %s', (_, text, expected) => {
    expect(denialTexts(text)).toEqual(expected);
  });

  it.each(['Peru rejected the offer.', 'Ann Lee dismissed the manager.', 'Guards did not deny the report.', 'Guards denied entry to two doctors.', 'Guards denied us justice.', 'Guards deny the right to ask.', 'There is no denying the claim.', 'The court’s denial of bail was expected.', 'Peru rejected the report.', 'Peru said that was untrue.', '“We never sleep,” Peru said.', 'Ann Lee had not denied the charge.', 'The judge denied him bail.', 'Ann Lee called the bridge “a shame”.'])('finds none in %j', (text) => {
    expect(denialTexts(text)).toEqual([]);
  });

  it('names the accusation that it answers, not one by the denier', () => {
    const { denials } = findingsOf(`${accusation} Peru accused Chile of lying. Peru denied moving the stones.`);
    expect(denials.map(({ answers }) => answers)).toEqual([0]);
  });

  it('never counts as an accusation', () => {
    expect(findingsOf('Peru denied moving the border stones.').accusations).toEqual([]);
  });
});
