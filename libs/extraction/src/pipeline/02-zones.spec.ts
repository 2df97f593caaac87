import type { Mark } from '@on-record/domain';
import { inputOf } from '../../spec/extract-text';
import { cutParagraphs } from './01-paragraphs';
import { assignZones } from './02-zones';

function zonesOf(text: string, changes: { hasHeadline?: boolean; marks?: readonly Mark[] } = {}): readonly string[] {
  return assignZones(inputOf(text, { hasHeadline: true, ...changes }), cutParagraphs(text).blocks).map(({ zone, start, end }) => `${zone}: ${text.slice(start, end)}`);
}

describe('the zones of an article', () => {
  it('tells headline, standfirst, byline, key points and body by their shape', () => {
    const text = 'Mayor quits over bridge\nAnn Lee had promised to stay.\nby The Daily Ledger Desk\n- Lee left on Monday\n- A vote is due\nThe mayor left on Monday.';
    expect(zonesOf(text)).toEqual([
      'headline: Mayor quits over bridge', 'summary: Ann Lee had promised to stay.', 'byline: by The Daily Ledger Desk', 'summary: - Lee left on Monday',
      'summary: - A vote is due', 'body: The mayor left on Monday.',
    ]);
  });

  it.each([
    ['ROME, May 3 (Agency) - The mayor left.', ['dateline: ROME, May 3 (Agency) -', 'body: The mayor left.']],
    ['LIMA: The mayor left.', ['dateline: LIMA:', 'body: The mayor left.']],
    ['New Delhi: The mayor left.', ['dateline: New Delhi:', 'body: The mayor left.']],
    ['The mayor left.', ['body: The mayor left.']],
  ])('cuts the dateline off %j', (line, expected) => {
    expect(zonesOf(`Mayor quits\n${line}`).slice(1)).toEqual(expected);
  });

  it('tells a caption and a note of the desk', () => {
    const text = 'Mayor quits\nThe mayor left.\nThe town hall in May. Photograph: Jo Ray\n(Reporting by Jo Ray)';
    expect(zonesOf(text).slice(2).map((zone) => zone.split(':')[0])).toEqual(['caption', 'boilerplate']);
  });

  it('takes every line of a text without a headline for body', () => {
    expect(zonesOf('- Ann Lee left.\nBy noon it rained', { hasHeadline: false })).toEqual(['body: - Ann Lee left.', 'body: By noon it rained']);
  });

  it('follows structural marks where the format gave them', () => {
    const text = 'Mayor quits\nA short summary\nShe left\nAsk us\nA bridge';
    const at = (kind: Mark['kind'], words: string): Mark => ({ kind, start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const marks = [at('headline', 'Mayor quits'), at('standfirst', 'A short summary'), at('paragraph', 'She left'), at('list-item', 'Ask us'), at('caption', 'A bridge')];
    expect(zonesOf(text, { marks }).map((zone) => zone.split(':')[0])).toEqual(['headline', 'summary', 'body', 'body', 'caption']);
  });
});
