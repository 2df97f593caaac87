import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** The root of the workspace. */
export const workspaceRoot = join(__dirname, '..', '..');

/** A hand-written file of the workspace. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

/** Paths of the workspace that git tracks or would track, relative to its root. */
export function workspacePaths(): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: workspaceRoot, encoding: 'utf8' });
  return [...new Set(listed.split('\0').filter(Boolean))];
}

/** All hand-written sources: no migrations, generated files or lexicon data. */
export function sourceFiles(): readonly SourceFile[] {
  return filesAt((path) => /\.(ts|tsx|mts|mjs|js|css|html)$/.test(path) && !/(^|\/)(migrations|lexicons|dist)\/|\.generated\./.test(path));
}

/** The files of the workspace whose paths are wanted. */
export function filesAt(isWanted: (path: string) => boolean): readonly SourceFile[] {
  return workspacePaths().filter(isWanted).flatMap(readSource);
}

function readSource(path: string): readonly SourceFile[] {
  try {
    const text = readFileSync(join(workspaceRoot, path), 'utf8');
    return [{ path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }];
  } catch {
    // Listed by git, but deleted in the working tree.
    return [];
  }
}

/** Every node of a tree, depth first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

/** The place of a node as `path:line`. */
export function placeOf(file: SourceFile, node: ts.Node): string {
  return `${file.path}:${file.tree.getLineAndCharacterOfPosition(node.getStart(file.tree)).line + 1}`;
}
