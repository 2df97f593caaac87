import { foundArticleSchema } from '../found-article.ts';
import { readAccusationOutput } from '../score-accusations.ts';
import { articlePage } from './article-page.ts';
import { errorsPage } from './errors-page.ts';
import { goldArticleSchema, inCodeUnits } from './gold-article.ts';
import { html } from './html.ts';
import { markedText } from './marked-text.ts';
import { placeOf, readArticleErrors, readQuoteErrors } from './scoring-errors.ts';
import { sentenceErrors } from './sentence-errors.ts';

const hostile = '<script>alert("x")</script> & \'y\'';

describe('pages of errors', () => {
  it('escape every text that is put into them', () => {
    expect(html`<b title="${hostile}">${[hostile, html`<i>${1}</i>`]}</b>`.html).toBe(
      '<b title="&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;y&#39;<i>1</i></b>');
  });

  it('show an article with both sides and its errors, whatever stands in it', () => {
    const text = `${hostile} Ann Lee said it rained.`;
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
    const shown = articlePage({
      set: 'dev', text,
      gold: goldArticleSchema.parse({ id: hostile, statements: [{ kind: 'indirect', ...at('it rained'), speaker: { ...at('Ann Lee'), resolved: 'Ann Lee' }, cue: at('said') }] }),
      found: foundArticleSchema.parse({ id: hostile, statements: [{ kind: 'indirect', ...at('it rained'), speaker: null, cue: at('said') }], accusations: [] }),
      neighbours: { before: undefined, after: 'dev-2.html' },
      errors: [{ articleId: hostile, kind: 'wrong speaker', words: 'it rained', details: [`gold: ${hostile}`, 'found: -'] }],
    });
    expect(shown).not.toContain('<script');
    expect(shown).toContain('<span class="found gold wrong">it rained</span>');
    expect(shown).toMatch(/Gold<\/h2>.*<span class="gold wrong">it rained<\/span>.*Found<\/h2>.*<span class="found wrong">it rained<\/span>/s);
    expect(shown).toContain('<a href="dev-2.html" accesskey="n">');
    expect(shown).toContain('<span class="who">Ann Lee</span> [said] indirect<br>it rained');
    expect(shown).toContain('<span class="who">nobody</span>');
    expect(shown).toContain('The span is right');
  });

  it('list errors by kind, the most frequent first, each under a link', () => {
    const row = html`<tr><td>${hostile}</td></tr>`;
    const shown = errorsPage('dev', 'About.', [{ kind: 'wrong edges', row }, { kind: 'missed statement', row }, { kind: 'missed statement', row }]);
    expect(shown.indexOf('<section id="missed-statement">')).toBeLessThan(shown.indexOf('<section id="wrong-edges">'));
    expect(shown).toContain('<a href="#missed-statement">missed statement (2)</a>');
    expect(shown).not.toMatch(/<script|https?:/);
  });

  it('mark stretches that overlap with all their classes, and leave out spans that cannot be', () => {
    expect(markedText('abcdef', [{ start: 1, end: 4, name: 'gold' }, { start: 3, end: 5, name: 'found' }, { start: 4, end: 99, name: 'wrong' }, { start: -1, end: -1, name: 'found' }]).html).toBe(
      'a<span class="gold">bc</span><span class="found gold">d</span><span class="found">e</span>f');
  });

  it('count gold of code points in code units', () => {
    const gold = goldArticleSchema.parse({ id: 'a', statements: [{ kind: 'direct', start: 2, end: 4, text: 'ab', parts: [[2, 3], { start: 3, end: 4, text: 'b' }] }] });
    expect(inCodeUnits(gold, '🏏 ab').statements[0]).toMatchObject({ start: 3, end: 5, parts: [{ start: 3, end: 4 }, { start: 4, end: 5 }] });
  });
});

describe('errors of the scorers', () => {
  it('of statements are read by kind', () => {
    const lines = ['a\tMISSED\tdirect\tit rained / all day\tsaid\tNone', 'a\tSPEAKER\tmixed\tit snowed\tAnn Lee\tTom Ray', 'a\tBOUNDARY\tindirect\tit hailed\tthat day it hailed\t', ''];
    expect(readQuoteErrors(lines.join('\n'))).toEqual([
      { articleId: 'a', kind: 'missed statement', words: 'it rained / all day', details: ['direct', 'cue: said', 'speaker: -'] },
      { articleId: 'a', kind: 'wrong speaker', words: 'it snowed', details: ['mixed', 'gold: Ann Lee', 'found: Tom Ray'] },
      { articleId: 'a', kind: 'wrong edges', words: 'it hailed', details: ['indirect', 'found: that day it hailed'] },
    ]);
  });

  it('of whole articles are read from behind the figures', () => {
    const lines = [
      'reversed      0', '  d01\twrong speaker\tgroup:minister for person:ann-lee: it rained: all day', "  d01\twrong channel\t{'start': 3, 'end': 4, 'text': 'X', 'kind': 'other'} for []",
      '  d01\tmissed accusation\taccuse country:CL -> country:PE [lied]', '  d01\tmissed statement\tit snowed',
      '  d01\twrong parties\taccuse country:CL -> country:PE [stole] got accuse None -> country:PE [stole]', '  d01\twrong parties\taccuse country:CL -> country:PE [hid] got accuse country:PE -> country:CL [hid]',
      '  d01\tspurious accusation\tdeny country:CL -> None [denied]',
    ];
    expect(readArticleErrors(lines.join('\n')).map(({ kind, words }) => [kind, words])).toEqual([
      ['wrong speaker', 'it rained: all day'], ['wrong channel', 'X'], ['missed accusation', 'lied'], ['missed statement', 'it snowed'],
      ['wrong accuser', 'stole'], ['reversed', 'hid'], ['spurious denial', 'denied'],
    ]);
  });

  it('are found in a span before they are looked for in the text, over line ends', () => {
    const text = 'rain\nIt said rain\nand hail.';
    expect(placeOf('rain / and hail', [{ start: 13, text: 'rain\nand hail' }], text)).toBe(13);
    expect(placeOf('hail', [], text)).toBe(22);
    expect(placeOf('snow', [], text)).toBeUndefined();
  });

  it('of a sentence are told from its counts', () => {
    const none = { p: 0, r: 0, f1: 0, tp: 0, fp: 0, fn: 0 };
    const { one } = readAccusationOutput(JSON.stringify({ one: { sentences: 1, false_alarms_per_1000: null, detect: { ...none, fn: 1 }, accuser: none, accused: none, strict: { ...none, fn: 1 }, reversed: 0, deny: { ...none, fp: 1 } } }));
    const errors = sentenceErrors({
      record: { id: 's1', text: `Chile ${hostile} Peru.`, events: [{ type: 'accuse', source: 'Chile', target: 'Peru', allegation: null }] },
      found: foundArticleSchema.parse({ id: 's1', statements: [], accusations: [] }), result: one!,
    });
    expect(errors.map(({ kind }) => kind)).toEqual(['missed accusation', 'spurious denial']);
    expect(errors[0]?.row.html).toContain('<span class="gold">Chile</span> &lt;script&gt;');
    expect(errors[0]?.row.html).toContain('found: nothing');
  });

  it.each([
    ['wrong accuser', { accuser: { fn: 1, fp: 1 }, strict: { fn: 1, fp: 1 } }],
    ['wrong accused', { accused: { fn: 1 }, strict: { fn: 1, fp: 1 } }],
    ['wrong pairs', { strict: { fn: 1, fp: 1 } }],
    ['missed accusation beside another', { accused: { fn: 1 }, strict: { fn: 1 } }],
    ['spurious accusation', { accused: { fp: 1 }, strict: { fp: 1 } }],
  ])('of a sentence that was seen are %s where the counts say so', (kind, counted) => {
    const none = { p: 0, r: 0, f1: 0, tp: 0, fp: 0, fn: 0 };
    const counts = Object.fromEntries(Object.entries({ ...{ accuser: {}, accused: {} }, ...counted }).map(([name, own]) => [name, { ...none, ...own }]));
    const { one } = readAccusationOutput(JSON.stringify({ one: { sentences: 1, false_alarms_per_1000: null, detect: { ...none, tp: 1 }, reversed: 0, deny: null, ...counts } }));
    const found = foundArticleSchema.parse({ id: 's1', statements: [], accusations: [] });
    expect(sentenceErrors({ record: { id: 's1', text: 'Chile accused Peru.', events: [] }, found, result: one! }).map((error) => error.kind)).toEqual([kind]);
  });
});
