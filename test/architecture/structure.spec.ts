import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { nodesOf, placeOf, sourceFiles, workspacePaths, workspaceRoot, type SourceFile } from './source-files';

const files = sourceFiles();
const typescript = files.filter(({ path }) => /\.tsx?$/.test(path));

describe('hand-written files', () => {
  it('are found at all', () => {
    expect(typescript.length).toBeGreaterThan(50);
  });

  it('have no more than 250 lines', () => {
    const long = files.map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length })).filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('have no function of more than 50 lines', () => {
    expect(files.flatMap(longFunctions)).toEqual([]);
  });

  it('never say any, and never silence the compiler without a reason', () => {
    const typed = typescript.flatMap((file) => [...nodesOf(file.tree)].filter((node) => node.kind === ts.SyntaxKind.AnyKeyword).map((node) => placeOf(file, node)));
    const silenced = typescript.filter(({ text }) => /@ts-(ignore|nocheck)/.test(text.replaceAll(/'[^']*'|\/[^/\n]+\//g, ''))).map(({ path }) => path);
    expect({ typed, silenced }).toEqual({ typed: [], silenced: [] });
  });

  it('have names in kebab-case, and no folder or file is called after nothing', () => {
    const odd = typescript.map(({ path }) => path).filter((path) => !/^([a-z0-9.-]+\/)*[a-z0-9.-]+\.tsx?$/.test(path));
    const vague = workspacePaths().filter((path) => /(^|\/)(utils?|helpers?|common|shared|manager|misc)(\.[a-z.]+)?(\/|$)/.test(path));
    expect({ odd, vague }).toEqual({ odd: [], vague: [] });
  });

  it('import each other without cycles', () => {
    const binary = join(workspaceRoot, 'node_modules', '.bin', 'depcruise');
    const roots = ['apps', 'libs', 'test', 'tools', 'bench', 'chaos'].filter((name) => existsSync(join(workspaceRoot, name)));
    const found = execFileSync(process.execPath, [binary, '--config', '.dependency-cruiser.json', '--output-type', 'json', ...roots], {
      cwd: workspaceRoot, encoding: 'utf8', maxBuffer: 1 << 28,
    });
    const report = JSON.parse(found) as { summary: { totalCruised: number; violations: { from: string; to: string }[] } };
    expect(report.summary.violations).toEqual([]);
    expect(report.summary.totalCruised).toBeGreaterThan(50);
  }, 120_000);
});

describe('the index of a library', () => {
  const libraries = workspacePaths().filter((path) => /^libs\/[^/]+\/src\/index\.ts$/.test(path)).map((path) => join(workspaceRoot, path));

  it('exports nothing without a doc comment', () => {
    const program = ts.createProgram(libraries, compilerOptions());
    const checker = program.getTypeChecker();
    const bare = libraries.flatMap((path) => exportsOf(program, path).flatMap((symbol) => {
      const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
      const isDocumented = ts.displayPartsToString(target.getDocumentationComment(checker)).trim() !== '';
      return isDocumented ? [] : [`${path.slice(workspaceRoot.length + 1)}: ${symbol.name}`];
    }));
    expect(bare).toEqual([]);
  }, 120_000);

  it('has named exports only, and only the index collects exports', () => {
    const collecting = typescript.filter(({ path, tree }) => !/\/src\/index\.ts$/.test(path) && tree.statements.some((statement) => ts.isExportDeclaration(statement) && /^.\./.test(statement.moduleSpecifier?.getText() ?? '')));
    const defaults = typescript.filter(({ path, tree }) => !/\.config\.ts$/.test(path) && tree.statements.some(ts.isExportAssignment));
    expect([...collecting, ...defaults].map(({ path }) => path)).toEqual([]);
  });

  function exportsOf(program: ts.Program, path: string): readonly ts.Symbol[] {
    const source = program.getSourceFile(path);
    const symbol = source && program.getTypeChecker().getSymbolAtLocation(source);
    return symbol ? program.getTypeChecker().getExportsOfModule(symbol) : [];
  }
});

function longFunctions(file: SourceFile): readonly string[] {
  return [...nodesOf(file.tree)].flatMap((node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || !node.body || isSuite(file, node)) return [];
    const lines = file.text.slice(node.getStart(file.tree), node.end).split('\n').length;
    return lines > 50 ? [`${placeOf(file, node)}: ${lines} lines`] : [];
  });
}

/** A callback of describe, or the function of a contract file that holds such callbacks for several specs. */
function isSuite(file: SourceFile, node: ts.Node): boolean {
  const isContract = file.path.endsWith('.contract.ts') && ts.isFunctionDeclaration(node) && /^test\w+Contract$/.test(node.name?.text ?? '');
  return isContract || (ts.isCallExpression(node.parent) && /^(describe\w*|suite)\b/.test(node.parent.expression.getText()));
}

function compilerOptions(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(workspaceRoot, 'tsconfig.spec.json'), (path) => ts.sys.readFile(path)) as { config: object };
  return ts.parseJsonConfigFileContent(config, ts.sys, workspaceRoot).options;
}
