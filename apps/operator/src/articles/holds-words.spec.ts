import { createWordSearch } from './holds-words';

const holds = (words: { readonly guid?: string; readonly headline?: string }, text: string): boolean =>
  createWordSearch({ guids: new Set(words.guid === undefined ? [] : [words.guid]), headlines: new Set(words.headline === undefined ? [] : [words.headline]) })(Buffer.from(text));

it.each<[string, { guid?: string; headline?: string }, string, boolean]>([
  ['a guid', { guid: 'urn:x:1' }, '{"guid":"urn:x:1"}', true],
  ['a guid with escaped slashes', { guid: 'tag:x/1' }, String.raw`{"guid":"tag:x\/1"}`, true],
  ['a guid in XML', { guid: 'tag:x?a&b' }, '<guid>tag:x?a&amp;b</guid>', true],
  ['a longer guid that begins with it', { guid: 'urn:x:1' }, '{"guid":"urn:x:12"}', false],
  ['a longer guid that ends with it', { guid: 'urn:x:1' }, '{"guid":"burn:x:1"}', false],
  ['a longer guid before the guid itself', { guid: 'urn:x:1' }, '{"a":"urn:x:12","guid":"urn:x:1"}', true],
  ['a short guid as a value', { guid: '17' }, '{"guid":"17"}', true],
  ['a short guid as an element', { guid: '17' }, '<id>17</id>', true],
  ['a number that happens to be a short guid', { guid: '17' }, '{"version":17}', false],
  ['a headline', { headline: 'Mayor speaks of harbour' }, '{"headline":"Mayor speaks of harbour", broken', true],
  ['a headline beyond ASCII, escaped', { headline: 'Müller spricht über Häfen' }, String.raw`{"h":"M\u00fcller spricht \u00FCber H\u00e4fen"}`, true],
  ['a headline with entities', { headline: 'Müller & Söhne schweigen' }, '<h1>M&#252;ller &amp; S&#xF6;hne schweigen</h1>', true],
  ['a headline with quotation marks', { headline: 'Mayor: "We hid no ships"' }, String.raw`{"h":"Mayor: \"We hid no ships\""}`, true],
  ['a headline too short to tell', { headline: 'Weather' }, '{"headline":"Weather"}', false],
  ['none of them', { guid: 'urn:x:1', headline: 'Mayor speaks of harbour' }, '{"guid":"urn:y:1"}', false],
])('%s: %#', (_what, words, text, expected) => {
  expect(holds(words, text)).toBe(expected);
});

it('takes time in proportion to the bytes', () => {
  const begun = performance.now();
  const search = createWordSearch({ guids: new Set(['urn:x:1']), headlines: new Set(['a'.repeat(50)]) });
  expect(search(Buffer.from(`${'\\u0061&amp;&#x'.repeat(500_000)}${'urn:x:'.repeat(100_000)}`))).toBe(false);
  expect(performance.now() - begun).toBeLessThan(10_000);
});
