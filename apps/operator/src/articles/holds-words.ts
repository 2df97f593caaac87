/** What tells that a delivery is about an article: what its source calls it, and its headlines. */
export interface ArticleWords {
  readonly guids: ReadonlySet<string>;
  readonly headlines: ReadonlySet<string>;
}

/** Words that are shorter stand in other texts by chance. */
const LEAST_HEADLINE = 12;
const LEAST_GUID = 6;

/**
 * Gives a check that says whether bytes hold the guid or a headline of an article, as UTF-8 and as JSON or XML write them. A
 * guid must not go on to either side, for `urn:x:1` is no part of `urn:x:12`; a short one must stand in quotation marks or be all that is in
 * an element. A short headline is not looked for. Takes time in proportion to the bytes.
 */
export function createWordSearch({ guids, headlines }: ArticleWords): (bytes: Uint8Array) => boolean {
  const tests = [
    ...[...guids].map((guid) => (guid.length < LEAST_GUID ? quoted(guid) : whole(guid))),
    ...[...headlines].filter((headline) => headline.length >= LEAST_HEADLINE).map(anywhere),
  ];
  if (tests.length === 0) return () => false;
  return (bytes) => {
    const text = new TextDecoder('utf-8').decode(bytes);
    return [text, withoutJsonEscapes(text), withoutXmlEscapes(text)].some((form) => tests.some((test) => test(form)));
  };
}

type TextTest = (text: string) => boolean;

function anywhere(words: string): TextTest {
  return (text) => text.includes(words);
}

function quoted(words: string): TextTest {
  const forms = [`"${words}"`, `'${words}'`, `>${words}<`];
  return (text) => forms.some((form) => text.includes(form));
}

function whole(words: string): TextTest {
  return (text) => {
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
      if (!isPartOfWord(text[at - 1]) && !isPartOfWord(text[at + words.length])) return true;
    }
    return false;
  };
}

function isPartOfWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_-]/u.test(character);
}

const JSON_ESCAPES: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function withoutJsonEscapes(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|(.))/g, (_escape, unit: string | undefined, other: string | undefined = '') =>
    unit === undefined ? (JSON_ESCAPES[other] ?? other) : String.fromCharCode(parseInt(unit, 16)));
}

const XML_ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function withoutXmlEscapes(text: string): string {
  if (!text.includes('&')) return text;
  return text.replaceAll(/&(?:#x[0-9a-fA-F]{1,6}|#\d{1,7}|[a-z]{2,4});/g, (entity) => {
    if (!entity.startsWith('&#')) return XML_ENTITIES[entity.slice(1, -1)] ?? entity;
    const point = entity.startsWith('&#x') ? parseInt(entity.slice(3, -1), 16) : Number(entity.slice(2, -1));
    return point <= 0x10_ffff ? String.fromCodePoint(point) : entity;
  });
}
