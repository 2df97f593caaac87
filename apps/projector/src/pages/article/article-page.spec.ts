import type { ArticleDetail, StatementRecord } from '@on-record/projections';
import { renderPage } from '../parts/document';
import { articlePage } from './article-page';

const [ARTICLE, FIRST, SECOND, RUN, KEY, ACCUSATION, DENIAL] = [1, 2, 3, 4, 5, 6, 7].map((digit) => `00000000-0000-5000-8000-00000000000${digit}`) as [string, string, string, string, string, string, string];
const text = 'Quarrel\nLee said: "It is <b>bold</b> & true."\nBorland denied it.';

function revision(id: string, rest: Partial<ArticleDetail['revisions'][number]> = {}): ArticleDetail['revisions'][number] {
  return { id, standing: 'standing', receivedAt: '2026-03-02T08:00:00Z', isVisible: false, eventId: id, deliveryId: id, ...rest };
}

const reference: StatementRecord['article'] = { id: ARTICLE, source: 'daily', sourceName: 'Daily', language: 'en', publishedAt: '2026-03-02T07:30:00Z', textPolicy: 'full' };
const placed = {
  zone: 'body' as const, recordedAt: '2026-03-02T08:00:00Z', isStale: false, article: reference,
  lineage: { eventId: KEY, revisionId: SECOND, runId: RUN, engineVersion: '1.0.0+a', articleEventId: SECOND, deliveryId: SECOND },
};
const span = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length, text: words });
const lee = { kind: 'actor' as const, canonical: 'person:lee', name: 'Lee', mention: span('Lee') };
const nobody = { kind: 'unknown' as const, reason: 'hearsay' as const };
const accusing = { certainty: 'certain' as const, modality: 'asserted' as const, legal: 'none' as const };

const whole: ArticleDetail = {
  id: ARTICLE, state: 'visible', source: 'daily', sourceName: 'Daily', textPolicy: 'full', headline: 'Quarrel', language: 'en', url: 'https://news.example/a',
  publishedAt: '2026-03-02T07:30:00Z', recordedAt: '2026-03-02T08:00:00Z', newestRevisionId: SECOND, revisionId: SECOND, runId: RUN, engineVersion: '1.0.0+a',
  counts: { statements: 1, accusations: 1, denials: 1, hidden: 0 }, text,
  revisions: [revision(FIRST), revision(SECOND, { isVisible: true })],
  statements: [{ key: KEY, id: KEY, kind: 'direct', speaker: lee, content: span('It is <b>bold</b> & true.'), ...placed }],
  accusations: [{ key: ACCUSATION, id: ACCUSATION, accuser: nobody, accused: lee, trigger: span('said'), denials: [DENIAL], codes: { cameo: '110', plover: { event: 'ACCUSE', mode: 'disapprove', contexts: ['crime', 'human_rights'] } }, ...accusing, ...placed, certainty: 'uncertain', modality: 'hedged' }],
  denials: [{ key: DENIAL, id: DENIAL, denier: lee, deniedAccuser: nobody, trigger: span('denied'), codes: { cameo: '016', deniedCameo: '1121', plover: { event: 'REJECT', contexts: [] } }, ...accusing, ...placed }],
};

const without = ({ text: _text, headline: _headline, url: _url, publishedAt: _publishedAt, recordedAt: _recordedAt, revisionId: _revisionId, runId: _runId, engineVersion: _engineVersion, ...rest }: ArticleDetail, state: ArticleDetail['state']): ArticleDetail =>
  ({ ...rest, state, statements: [], accusations: [], denials: [], counts: { statements: 0, accusations: 0, denials: 0, hidden: 0 } });

const shown = (article: ArticleDetail): string => renderPage(articlePage(article));

describe('the page of an article', () => {
  it('shows text, marks and notes, with keys as fragments, each once', () => {
    const html = shown(whole);
    for (const id of [KEY, ACCUSATION, DENIAL, `note-${KEY}`]) expect(html.split(` id="${id}"`)).toHaveLength(2);
    expect(html).toContain('It is &lt;b>bold&lt;/b> &amp; true.');
    expect(html).toContain('href="https://news.example/a" rel="external nofollow noopener noreferrer"');
    expect(html).toContain('<time datetime="2026-03-02T07:30:00Z">2 March 2026, 07:30 UTC</time>');
  });

  it('marks what is uncertain or hedged, and sets the denial beside', () => {
    const html = shown(whole);
    expect(html).toMatch(/<li class="badge">uncertain<\/li><li class="badge">hedged<\/li>/);
    expect(html).toMatch(/class="answers">.*Denied by.*Lee/);
  });

  it('shows what editors said, when and why, and how much they hid', () => {
    expect(shown(whole)).not.toMatch(/edited|by an editor|hidden by/);
    const edited = { kind: 're-ascribed' as const, at: '2026-03-03T09:00:00Z', reason: 'It was <Ray>.' };
    const corrected = { ...whole, counts: { ...whole.counts, hidden: 2 }, statements: whole.statements.map((each) => ({ ...each, edited })), denials: whole.denials.map((each) => ({ ...each, edited: { kind: 'confirmed' as const, at: edited.at } })) };
    const html = shown({ ...corrected, accusations: whole.accusations.map((each) => ({ ...each, accuser: { ...lee, readAs: { unknown: 'hearsay' as const } }, edited })) });
    expect(html.split('<span class="badge">edited</span> <time datetime="2026-03-03T09:00:00Z">3 March 2026, 09:00 UTC</time>: <bdi>It was &lt;Ray>.</bdi>')).toHaveLength(3);
    expect(html).toContain('<span class="badge">confirmed by an editor</span> <time datetime="2026-03-03T09:00:00Z">3 March 2026, 09:00 UTC</time></li>');
    expect(html).toContain('title="In the article: hearsay"');
    expect(html).toContain('2 hidden by editors');
  });

  it('shows the codes of accusations and denials with their meaning', () => {
    const html = shown(whole);
    expect(html).toContain('<li><abbr title="disapprove">CAMEO 110</abbr></li><li>PLOVER ACCUSE/disapprove: crime, human rights</li>');
    expect(html).toContain('<li><abbr title="deny responsibility">CAMEO 016</abbr>, of <abbr title="accuse of crime, corruption">CAMEO 1121</abbr></li><li>PLOVER REJECT</li>');
  });

  it.each<[ArticleDetail['state'], RegExp]>([
    ['pending', /has not been read yet/], ['failed', /could not be read by the engine/], ['retracted', /was retracted/], ['erased', /was erased/], ['embargoed', /under an embargo/],
  ])('says what it means that the article is %s, and shows no findings', (state, words) => {
    const html = shown(without(whole, state));
    expect(html).toMatch(words);
    expect(html).not.toMatch(/<mark|class="ledger"|Who said what<\/h2>/);
  });

  it('says of a moment that was asked for that this is how it was, and leads to how it is', () => {
    const html = shown({ ...whole, asOf: '2026-03-02T09:00:00.000Z' });
    expect(html).toMatch(/As of <time datetime="2026-03-02T09:00:00.000Z">2 March 2026, 09:00 UTC<\/time>\.<\/strong> This is what readers saw then\./);
    expect(html).toContain(`<a href="/articles/${ARTICLE}">To what they see now</a>`);
    expect(html).toContain(`/v1/articles/${ARTICLE}?as_of=2026-03-02T09%3A00%3A00.000Z`);
    expect(html).not.toContain('class="badge">current');
  });

  it('gives the reason for which it is withheld', () => {
    expect(shown({ ...without(whole, 'erased'), withheldReason: 'A court <ordered> it.' })).toContain('Reason: <bdi>A court &lt;ordered> it.</bdi>');
  });

  it('marks stale findings', () => {
    const html = shown({ ...whole, state: 'stale', statements: whole.statements.map((each) => ({ ...each, isStale: true })) });
    expect(html).toMatch(/<strong>Stale\.<\/strong>/);
    expect(html).toContain('<li class="badge">stale</li>');
  });

  it('shows statements with the words around them where the source lets no text be shown', () => {
    const { text: _text, ...rest } = whole;
    const html = shown({ ...rest, textPolicy: 'snippet', statements: whole.statements.map((each) => ({ ...each, context: { before: 'Quarrel\nLee said: "', after: '"' } })) });
    expect(html).toContain('Lee said: &quot;<mark class="statement">It is &lt;b>bold&lt;/b> &amp; true.</mark>&quot;');
    for (const id of [KEY, ACCUSATION, DENIAL]) expect(html.split(` id="${id}"`)).toHaveLength(2);
    expect(html).not.toContain('in the text</a>');
  });

  it('gives every finding its place once where no text is shown, and a denial of two accusations beside both', () => {
    const { text: _text, ...rest } = whole;
    const other = { ...whole.accusations[0]!, key: RUN, id: RUN };
    const html = shown({ ...rest, textPolicy: 'snippet', accusations: [...whole.accusations, other] });
    for (const id of [ACCUSATION, RUN, DENIAL]) expect(html.split(` id="${id}"`)).toHaveLength(2);
    expect(html.split('Denied by')).toHaveLength(3);
  });

  it('marks the parts of a split statement only, the words between are the reporter\'s', () => {
    const { text: _text, ...rest } = whole;
    const [statement] = whole.statements;
    const html = shown({ ...rest, textPolicy: 'snippet', statements: [{ ...statement!, content: span('It is <b>bold</b> & true.'), parts: [span('It is'), span('true.')] }] });
    expect(html).toContain('<mark class="statement">It is</mark> &lt;b>bold&lt;/b> &amp; <mark class="statement">true.</mark>');
  });

  it('shows who spoke and who accused whom, and no words, where the source lets none be shown', () => {
    const { text: _text, headline: _headline, ...rest } = whole;
    const html = shown({
      ...rest, textPolicy: 'none', statements: whole.statements.map(({ content: _content, ...each }) => each),
      accusations: whole.accusations.map(({ trigger: _trigger, ...each }) => each), denials: [],
    });
    expect(html).toContain('none of its words');
    expect(html).toContain('The source lets no words be shown.');
    expect(html).toContain('<h1 lang="en" dir="auto">Article without a headline</h1>');
    expect(html).not.toContain('<mark');
  });

  it('says of another revision that it is not the current one, and leads there', () => {
    const html = shown({ ...whole, chosenRevisionId: FIRST, revisionId: FIRST });
    expect(html).toContain('Not the current revision.');
    expect(html).toMatch(new RegExp(`href="/articles/${ARTICLE}\\?revision=${FIRST}" aria-current="true"`));
    expect(html).toContain(`href="/v1/articles/${ARTICLE}?revision=${FIRST}"`);
  });

  it('says of a revision that is withheld why, and shows nothing of the current one', () => {
    const { revisions, ...rest } = without(whole, 'visible');
    const html = shown({ ...rest, revisions: revisions.map((each) => (each.id === FIRST ? { ...each, standing: 'retracted' as const } : each)), chosenRevisionId: FIRST });
    expect(html).toContain('A revision that is withheld');
    expect(html).toContain('This revision was retracted; its content is withheld.');
    expect(html).not.toMatch(/Quarrel|<mark/);
  });

  it('shows the notice of a source as a sentence', () => {
    expect(shown({ ...whole, sourceNotice: 'Invented: nobody in it exists.' } as ArticleDetail)).toContain('<bdi>Invented: nobody in it exists.</bdi>');
    expect(shown(whole)).not.toContain('Notice of the source');
  });

  it.each(['javascript:alert(1)', 'JAVASCRIPT:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,<script>alert(1)</script>', 'vbscript:x', 'file:///etc/passwd', '//evil.example', 'no address'])('makes no link of %j', (url) => {
    const html = shown({ ...whole, url });
    expect(html).not.toMatch(/rel="external/);
    expect(html).not.toMatch(/href="\s*(java|data|vb|file|\/\/)/i);
  });

  it('keeps hostile words in their place: no element, no attribute, no end of an element comes out of them', () => {
    const hostile = '</bdi></p></main><script>alert(1)</script><img src=x onerror=alert(1)>" onclick="alert(1)" \u202e';
    const html = shown({ ...whole, headline: hostile, byline: hostile, text: hostile, sourceName: hostile, statements: [], accusations: [{ ...whole.accusations[0]!, accused: { ...lee, name: hostile, canonical: `person:${hostile}` } }], denials: [] });
    expect(html).not.toMatch(/<script|<img|"\s+onclick=/);
    expect(html.split('</main>')).toHaveLength(2);
    expect(/<title>.*<\/title>/.exec(html)?.[0]).not.toContain('\u202e');
  });
});
