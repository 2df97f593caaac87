import { inputOf } from '../../spec/extract-text';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';
import { findQuotations } from './03-quotation-marks';

function read(text: string) {
  return findQuotations(text, assignZones(inputOf(text), cutParagraphs(text).blocks));
}

const innerTexts = (text: string): readonly string[] => read(text).quotations.map(({ inner }) => text.slice(inner.start, inner.end));

describe('finding quotations', () => {
  it.each([
    ['straight marks', '"It is over," she said. "Go home."', ['It is over,', 'Go home.']],
    ['curly marks', '“It is over,” she said. “Go home.”', ['It is over,', 'Go home.']],
    ['single curly marks beside apostrophes', '‘It’s over and the workers’ vote is lost,’ she said.', ['It’s over and the workers’ vote is lost,']],
    ['single straight marks beside apostrophes', "'It's over,' she said of the town's plan.", ["It's over,"]],
    ['an apostrophe alone', "The town's plan and the workers' vote are lost.", []],
    ['a year with an apostrophe', "In the '90s the town's plan was lost.", []],
    ['two apostrophes for a mark', "''It is over,'' she said.", ['It is over,']],
    ['guillemets', '«It is over», she said.', ['It is over']],
    ['single marks inside double ones', '“He said ‘no’ twice,” she said.', ['He said ‘no’ twice,']],
    ['double marks inside single ones', '‘He said “no” twice,’ she said.', ['He said “no” twice,']],
    ['a quotation of a quotation mark’s neighbours', 'The “plan” (or "scheme") is lost.', ['plan', 'scheme']],
    ['inches', 'The 12" pipe and the 6" pipe broke.', []],
  ])('reads %s', (_, text, expected) => {
    expect(innerTexts(text)).toEqual(expected);
  });

  it('goes on with an open quotation when the next paragraph opens with the same mark', () => {
    const { quotations, diagnostics } = read('“It is over.\n“Go home,” she said.');
    expect(quotations.map(({ isClosed, continues }) => ({ isClosed, continues }))).toEqual([{ isClosed: false, continues: false }, { isClosed: true, continues: true }]);
    expect(diagnostics).toEqual([]);
  });

  it('recovers from a lost closing mark in the next paragraph and says so', () => {
    const { quotations, diagnostics } = read('She said “it is over.\nThe town slept. “Go home,” she said.');
    expect(quotations.map(({ paragraph, isClosed }) => ({ paragraph, isClosed }))).toEqual([{ paragraph: 0, isClosed: false }, { paragraph: 1, isClosed: true }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(['unbalanced-quotation-mark']);
  });

  it('forgets an opening mark when a second one follows', () => {
    expect(innerTexts('The “plan is lost, she said, and “it is over”.')).toEqual(['it is over']);
  });
});
