import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import ts from 'typescript';
import { filesAt, nodesOf, placeOf, type SourceFile } from './source-files';

/** What is not proved here, and why it may stay. */
const exempt: ReadonlyMap<string, string> = new Map([
  ['/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g', 'Reads a setting of the operator, never a text from outside; the proof that it is linear takes ten seconds.'],
]);

/** What is shipped, lexicons included: they may hold patterns, too. */
const files = filesAt((path) => /^(apps|libs)\/[^/]+\/src\/.*\.tsx?$/.test(path) && !/\.(spec|contract)\.tsx?$/.test(path));
const literals = Map.groupBy(files.flatMap(patternsIn), ({ source }) => source);

describe('regular expressions of the product', () => {
  it('are found at all', () => {
    expect(literals.size).toBeGreaterThan(150);
  });

  it('are written out, never put together at run time, so that they can be proved', () => {
    expect(files.flatMap((file) => nodesIn(file, isConstruction).map((node) => placeOf(file, node)))).toEqual([]);
  });

  it('take time in proportion to the text, whatever the text', () => {
    const sources = [...literals.keys()].filter((source) => !exempt.has(source));
    const faults = faultsOf(sources);
    expect(sources.flatMap((source, place) => (faults[place] === null ? [] : [`${placesOf(source)}: ${source} ${faults[place]}`]))).toEqual([]);
  }, 600_000);

  it('are exempt from that only where they are still there', () => {
    expect([...exempt.keys()].filter((source) => !literals.has(source))).toEqual([]);
  });
});

it('the proof tells what is costly from what is not', () => {
  const [nested, repeated, trimming, plain] = faultsOf(['/^(a+)+$/', '/a*b/', String.raw`/^\s+|\s+$/g`, String.raw`/(?<=\p{Lu}) said\b/u`]);
  expect([nested, repeated, trimming, plain]).toEqual([expect.stringContaining('exponential'), expect.stringContaining('2nd degree polynomial'), expect.stringContaining('2nd degree polynomial'), null]);
}, 60_000);

interface Pattern {
  readonly source: string;
  readonly place: string;
}

function patternsIn(file: SourceFile): readonly Pattern[] {
  return nodesIn(file, (node) => node.kind === ts.SyntaxKind.RegularExpressionLiteral).map((node) => ({ source: node.getText(file.tree), place: placeOf(file, node) }));
}

function placesOf(source: string): string {
  return (literals.get(source) ?? []).map(({ place }) => place).join(', ');
}

function nodesIn(file: SourceFile, isWanted: (node: ts.Node) => boolean): readonly ts.Node[] {
  return [...nodesOf(file.tree)].filter(isWanted);
}

function isConstruction(node: ts.Node): boolean {
  return (ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === 'RegExp';
}

/** For each pattern why it may cost more than its text is long; null when that cannot be. */
function faultsOf(sources: readonly string[]): readonly (string | null)[] {
  const options = { input: JSON.stringify(sources), encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  return JSON.parse(execFileSync(process.execPath, [join(__dirname, 'prove-patterns.mjs')], options)) as (string | null)[];
}
