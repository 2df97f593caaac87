import { articleContentSchema } from '@on-record/domain';
import type { Reading } from '../delivery-format';
import { onRecordJson } from './on-record-json.format';

const defaults = { language: 'en', timeZone: 'Europe/London' };
const anArticle = { guid: 'urn:example:1', publishedAt: '2026-03-02T10:00:00+0000', headline: 'Mayor speaks' };

function readBytes(bytes: Uint8Array | string): Reading {
  return onRecordJson.read(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes, defaults);
}

function read(value: unknown): Reading {
  return readBytes(JSON.stringify(value));
}

function articleOf(value: unknown): Extract<Reading, { kind: 'article' }> {
  const reading = read(value);
  if (reading.kind !== 'article') throw new Error(`Expected an article, read ${JSON.stringify(reading)}.`);
  return reading;
}

function faultsOf(reading: Reading): readonly string[] {
  return reading.kind === 'refused' ? reading.refusal.faults.map((fault) => fault.pointer) : [`(${reading.kind})`];
}

describe('an article in On Record JSON', () => {
  it('has its text, marks, dates and the defaults of its source', () => {
    const reading = articleOf({
      ...anArticle, version: '7', versionCreated: '2026-03-02T11:00:00+01:00', embargoedUntil: '2026-03-03T00:00:00Z', status: 'usable',
      standfirst: 'It was\n short.', body: { format: 'html', content: '<h2>What</h2><p>He said &ldquo;no&rdquo;.</p><ul><li>One</ul>' },
      byline: ' A. Writer ', url: 'https://example.org/a?b=1', extra: { anything: [1] },
    });
    expect(reading).toMatchObject({ guid: 'urn:example:1', version: 7, versionCreatedMs: Date.UTC(2026, 2, 2, 10) });
    expect(reading.content).toEqual({
      text: 'Mayor speaks\nIt was short.\nWhat\nHe said “no”.\nOne',
      marks: [
        { kind: 'headline', start: 0, end: 12 }, { kind: 'standfirst', start: 13, end: 26 }, { kind: 'heading', start: 27, end: 31 },
        { kind: 'paragraph', start: 32, end: 45 }, { kind: 'list-item', start: 46, end: 49 },
      ],
      headline: 'Mayor speaks', standfirst: 'It was short.', byline: 'A. Writer', url: 'https://example.org/a?b=1', language: 'en',
      publishedAt: '2026-03-02T10:00:00.000Z', timeZone: 'Europe/London', embargoedUntil: '2026-03-03T00:00:00.000Z',
    });
    expect(articleContentSchema.safeParse(reading.content).success).toBe(true);
  });

  it('may consist of its headline, its dates null or taken from versionCreated', () => {
    const reading = articleOf({ guid: '1', versionCreated: '2026-03-02T10:00:00Z', publishedAt: null, headline: 'A', standfirst: ' ', body: null, language: null });
    expect(reading.content).toMatchObject({ text: 'A', publishedAt: '2026-03-02T10:00:00.000Z', language: 'en' });
    expect(reading.content.standfirst).toBeUndefined();
  });

  it.each([
    [0, 0], ['0', 0], [3, 3], ['12', 12], ['9007199254740991', 9_007_199_254_740_991], [null, undefined], [undefined, undefined],
  ])('takes the version %p', (version, expected) => {
    expect(articleOf({ ...anArticle, version }).version).toBe(expected);
  });

  it.each([['de', 'de'], ['pt_BR', 'pt-BR'], [' zh-Hant-TW ', 'zh-Hant-TW']])('takes the language %p', (language, expected) => {
    expect(articleOf({ ...anArticle, language }).content.language).toBe(expected);
  });

  it.each<[string, Record<string, unknown>, readonly string[]]>([
    ['everything', {}, ['/guid', '/headline']],
    ['a date', { guid: '1', headline: 'A' }, ['/publishedAt']],
    ['a headline that says something', { ...anArticle, headline: ' \n\u0000' }, ['/headline']],
  ])('needs %s', (_case, value, pointers) => {
    expect(faultsOf(read(value))).toEqual(pointers);
  });

  it('lists all faults at once as JSON pointers', () => {
    const wrong = {
      guid: 7, version: 1.5, versionCreated: 'soon', publishedAt: '1969-01-01T00:00:00Z', embargoedUntil: 1, timeZone: 'Mars/Base', language: 'x!',
      status: 'maybe', headline: ['A'], standfirst: {}, body: { format: 'pdf' }, byline: 3, url: 'nowhere',
    };
    expect(faultsOf(read(wrong)).toSorted()).toEqual([
      '/body/content', '/body/format', '/byline', '/embargoedUntil', '/guid', '/headline', '/language', '/publishedAt', '/standfirst', '/status',
      '/timeZone', '/url', '/version', '/versionCreated',
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a version below zero', { version: -1 }, '/version'],
    ['a version beyond exact integers', { version: '9007199254740992' }, '/version'],
    ['a version in words', { version: 'two' }, '/version'],
    ['a guid of white space', { guid: '  ' }, '/guid'],
    ['a guid with a control character', { guid: 'a\u0000b' }, '/guid'],
    ['half a surrogate pair in a guid', { guid: 'a\ud800' }, '/guid'],
    ['a guid without end', { guid: 'g'.repeat(501) }, '/guid'],
    ['a script for a link', { url: 'javascript:alert(1)' }, '/url'],
    ['credentials in a link', { url: 'https://user:word@example.org/' }, '/url'],
    ['a link over two lines', { url: 'https://example.org/a\nb' }, '/url'],
    ['a headline without end', { headline: 'h'.repeat(2_001) }, '/headline'],
    ['a text for a body', { body: 'Hello' }, '/body'],
    ['more paragraphs than an article has', { body: { format: 'text', content: 'a\n'.repeat(20_001) } }, '/body/content'],
    ['more HTML paragraphs than an article has', { body: { format: 'html', content: 'a<br>'.repeat(30_000) } }, '/body/content'],
    ['a type that nobody knows', { type: 'hologram' }, '/type'],
    ['a type that is no text', { type: 7 }, '/type'],
  ])('refuses %s', (_case, change, pointer) => {
    const reading = read({ ...anArticle, ...change });
    expect(faultsOf(reading)).toEqual([pointer]);
    expect(reading).toMatchObject({ refusal: { httpStatus: 422, code: 'DELIVERY_FIELD_INVALID' } });
  });
});

describe('a retraction in On Record JSON', () => {
  it.each([
    ['canceled', 'canceled'], ['Cancelled', 'canceled'], ['killed', 'canceled'], ['stat:canceled', 'canceled'], ['withheld', 'withheld'],
  ])('status %s', (status, expected) => {
    expect(read({ guid: '1', version: '4', status, reason: 'Wrong\nperson' })).toEqual({
      kind: 'retraction', guid: '1', version: 4, versionCreatedMs: undefined, status: expected, reason: 'Wrong person',
    });
  });

  it('does not fail for what the notice says besides', () => {
    const notice = { guid: '1', status: 'canceled', headline: '', url: 'kill', body: 'Please kill', publishedAt: 'now', reason: ['x'] };
    expect(read(notice)).toMatchObject({ kind: 'retraction', reason: undefined });
  });

  it('fails without a guid', () => {
    expect(faultsOf(read({ status: 'canceled' }))).toContain('/guid');
  });
});

describe('other deliveries', () => {
  it.each(['picture', 'VIDEO', 'audio', 'composite', 'event', 'planning', 'planning_featured'])('leaves the type %s alone, whatever it holds', (type) => {
    expect(read({ type, guid: 7 })).toMatchObject({ kind: 'ignored' });
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello'],
    ['an object cut off', '{"guid": "1", "headl'],
    ['two objects', '{} {}'],
    ['NUL between tokens', '{\u0000}'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
    ['bytes that are not UTF-8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d])],
    ['an encoded surrogate', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('is not JSON: %s', (_case, bytes) => {
    expect(readBytes(bytes)).toMatchObject({ kind: 'refused', refusal: { httpStatus: 400, code: 'DELIVERY_BODY_INVALID' } });
  });

  it('says where JSON breaks off', () => {
    expect(readBytes('{"guid": }')).toMatchObject({ refusal: { faults: [{ pointer: '', message: expect.stringMatching(/guid|position/) }] } });
  });

  it.each([['an array', '[]'], ['a number', '1e999'], ['null', 'null'], ['text', '"a"']])('is no object: %s', (_case, json) => {
    expect(faultsOf(readBytes(json))).toEqual(['']);
  });
});

describe('hostile deliveries', () => {
  const whole = JSON.stringify({ ...anArticle, body: { format: 'text', content: 'Yes.' } });

  it('passes over a byte order mark', () => {
    expect(readBytes(`\ufeff${whole}`).kind).toBe('article');
  });

  it('lets the last of two equal keys count', () => {
    expect(readBytes(whole.replace('{', '{"headline":"First",'))).toMatchObject({ content: { headline: 'Mayor speaks' } });
  });

  it('takes nothing from a prototype', () => {
    const reading = readBytes('{"__proto__":{"guid":"x","headline":"y","status":"canceled"},"constructor":{"prototype":{"guid":"z"}}}');
    expect(faultsOf(reading)).toEqual(['/guid', '/headline']);
    expect(Object.prototype).not.toHaveProperty('guid');
  });

  it('keeps NUL and lone surrogates out of every field', () => {
    const { content } = articleOf({ ...anArticle, headline: 'A\u0000B\ud800', byline: '\udfff', body: { format: 'text', content: 'x\u0000\ud83d\ny' } });
    expect(content).toMatchObject({ text: 'AB\ufffd\nx\ufffd\ny', headline: 'AB\ufffd', byline: '\ufffd' });
  });

  it.each([
    ['arrays nested without end', `{"guid":"1","headline":${'['.repeat(2_000_000)}`],
    ['nested arrays that end', `{"guid":"1","headline":"A","publishedAt":"2026-03-02T10:00:00Z","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['nested objects for a body', `{"guid":"1","headline":"A","publishedAt":"2026-03-02T10:00:00Z","body":${'{"format":'.repeat(100_000)}1${'}'.repeat(100_000)}}`],
    ['a number of a million digits', `{"guid":"1","version":${'9'.repeat(1_000_000)}}`],
    ['a million keys', `{${Array.from({ length: 300_000 }, (_, key) => `"k${key}":1`).join(',')}}`],
    ['ten million line breaks', `{"guid":"1","headline":"A","publishedAt":"2026-03-02T10:00:00Z","body":{"format":"text","content":"${'\\n'.repeat(4_900_000)}"}}`],
  ])('gives a verdict on %s', (_case, json) => {
    const begun = performance.now();
    expect(['article', 'refused']).toContain(readBytes(json).kind);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
