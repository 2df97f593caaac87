import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { workspacePaths, workspaceRoot } from '../architecture/source-files';

/** A copy of the workspace as a clone would have it, with the packages of the workspace itself. */
export interface WorkspaceCopy {
  readonly root: string;
  remove(): void;
}

/** Copies the files that git has or would have; `isWanted` leaves some out. */
export function copyWorkspace(isWanted: (path: string) => boolean = () => true): WorkspaceCopy {
  const root = join(realpathSync(mkdtempSync(join(tmpdir(), 'on-record-copy-'))), 'workspace');
  for (const path of workspacePaths().filter((each) => isWanted(each) && existsSync(join(workspaceRoot, each)))) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    cpSync(join(workspaceRoot, path), join(root, path));
  }
  linkPackages(root);
  return { root, remove: () => rmSync(dirname(root), { recursive: true, force: true }) };
}

/** Packages are those of the workspace; the projects themselves must be those of the copy. */
function linkPackages(root: string): void {
  const packages = join(workspaceRoot, 'node_modules');
  mkdirSync(join(root, 'node_modules', '@on-record'), { recursive: true });
  for (const name of readdirSync(packages).filter((each) => each !== '@on-record')) symlinkSync(join(packages, name), join(root, 'node_modules', name));
  for (const name of readdirSync(join(packages, '@on-record'))) {
    const project = ['apps', 'libs'].map((folder) => join(root, folder, name)).find((path) => existsSync(path));
    if (!project) continue;
    symlinkSync(project, join(root, 'node_modules', '@on-record', name), 'dir');
    const own = join(workspaceRoot, relative(root, project), 'node_modules');
    // Few and small, and copied: an installation in the copy would empty a folder that it reaches by a link.
    if (existsSync(own)) cpSync(own, join(project, 'node_modules'), { recursive: true });
  }
}
