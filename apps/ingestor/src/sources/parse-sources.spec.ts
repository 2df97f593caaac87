import { parseSources, type ReadSecret } from './parse-sources';

const readSecret: ReadSecret = (reference) => {
  if ('file' in reference) return { secret: ' a secret that stands in a file \n' };
  return reference.env === 'SHORT' ? { secret: 'short' } : reference.env === 'ABSENT' ? { fault: 'ABSENT is not there' } : { secret: 'a secret of the environment' };
};

const rest = 'name: The Town Crier, language: en, timeZone: Europe/London, textPolicy: full';

function faultsOf(yaml: string): string {
  try {
    parseSources(yaml, readSecret);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no fault';
}

describe('the sources file', () => {
  it('sets up sources with their secrets', () => {
    const sources = parseSources(`sources: { town-crier: { ${rest}, secrets: [{ env: ONE }, { file: two }], allowSha1: true }, open: { ${rest}, allowUnsigned: true } }`, readSecret);
    expect([...sources.values()]).toEqual([
      {
        source: 'town-crier', name: 'The Town Crier', language: 'en', timeZone: 'Europe/London', textPolicy: 'full',
        secrets: ['a secret of the environment', 'a secret that stands in a file'], allowUnsigned: false, allowSha1: true,
      },
      expect.objectContaining({ source: 'open', secrets: [], allowUnsigned: true, allowSha1: false }),
    ]);
  });

  it('takes a notice that readers are to see, trimmed', () => {
    const sources = parseSources(`sources: { a: { ${rest}, notice: " All of this is invented. ", allowUnsigned: true }, b: { ${rest}, allowUnsigned: true } }`, readSecret);
    expect([...sources.values()].map(({ notice }) => notice)).toEqual(['All of this is invented.', undefined]);
  });

  it('names all its faults at once', () => {
    const message = faultsOf(`sources: { Town: { ${rest}, secrets: [{ env: ONE }] }, a: { language: english, timeZone: Moon, textPolicy: some, secret: 1 }, b: { ${rest} } }`);
    for (const fault of ['sources.Town', 'sources.a.name', 'sources.a.language', 'sources.a.timeZone', 'sources.a.textPolicy', 'must not have the key secret', 'sources.b.secrets']) {
      expect(message).toContain(fault);
    }
  });

  it.each([
    ['a secret that is too short', `sources: { a: { ${rest}, secrets: [{ env: SHORT }] } }`, 'the environment variable SHORT has fewer than 16'],
    ['a secret that is not there', `sources: { a: { ${rest}, secrets: [{ env: ABSENT }, { env: SHORT }] } }`, 'ABSENT is not there'],
    ['a secret itself', `sources: { a: { ${rest}, secrets: [plain-text-secret-in-the-file] } }`, 'must be {env: NAME} or {file: path}'],
    ['three secrets', `sources: { a: { ${rest}, secrets: [{ env: A }, { env: B }, { env: C }] } }`, 'at most two'],
    ['an empty notice', `sources: { a: { ${rest}, notice: " ", allowUnsigned: true } }`, 'sources.a.notice: must have 1 to 300 characters'],
    ['a long notice', `sources: { a: { ${rest}, notice: ${'x'.repeat(301)}, allowUnsigned: true } }`, 'sources.a.notice: must have 1 to 300 characters'],
    ['a notice of two lines', `sources: { a: { ${rest}, notice: "one\\ntwo", allowUnsigned: true } }`, 'must be one line'],
    ['a notice that turns text round', `sources: { a: { ${rest}, notice: "a \\u202e b", allowUnsigned: true } }`, 'must be one line'],
    ['no sources', '', 'fault'],
    ['a list', 'sources: []', 'must map names'],
    ['a source twice', `sources:\n  a: { ${rest}, allowUnsigned: true }\n  a: { ${rest}, allowUnsigned: true }`, 'DUPLICATE_KEY'],
    ['broken YAML', 'sources: {', 'line 1'],
    ['an unknown tag', 'sources: !!js/function "x"', 'must map names'],
  ])('is refused with %s', (_case, yaml, fault) => {
    expect(faultsOf(yaml)).toContain(fault);
    expect(faultsOf(yaml)).not.toMatch(/plain-text-secret|short\b(?!er)/);
  });

  it.each([
    ['aliases of aliases', `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghi'.split('').map((name, place) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[place]}`).join(',')}]`).join('\n')}\nsources: *i`],
    ['nesting without end', `sources: ${'['.repeat(100_000)}`],
    ['an alias of itself', 'sources: &a { a: *a }'],
    ['a prototype for a source', `sources: { __proto__: { ${rest}, allowUnsigned: true } }`],
  ])('does no harm with %s', (_case, yaml) => {
    const begun = performance.now();
    const faults = faultsOf(yaml);
    expect(faults === 'no fault' ? parseSources(yaml, readSecret).size : 0).toBe(0);
    expect(performance.now() - begun).toBeLessThan(3_000);
  });
});
