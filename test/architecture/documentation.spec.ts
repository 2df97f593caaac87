import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { workspacePaths, workspaceRoot } from './source-files';

const pages = workspacePaths().filter((path) => /^(README|CONTRIBUTING|CHANGELOG)\.md$|^(docs|samples)\/.*\.md$/.test(path) && existsSync(join(workspaceRoot, path)));
const textOf = (path: string): string => readFileSync(join(workspaceRoot, path), 'utf8');

describe('the documentation', () => {
  it('links to nothing that is not there', () => {
    const broken = pages.flatMap((page) => [...textOf(page).matchAll(/\]\(([^)#:\s]+)(#[^)]*)?\)/g)]
      .filter(([, target]) => !existsSync(join(workspaceRoot, dirname(page), target!))).map(([link]) => `${page}: ${link}`));
    expect(broken).toEqual([]);
  });

  it('names no file that is not there', () => {
    const missing = pages.flatMap((page) => [...textOf(page).matchAll(/`((?:apps|libs|test|tools|docs|samples)\/[\w./-]+)`/g)]
      .filter(([, path]) => !existsSync(join(workspaceRoot, path!))).map(([name]) => `${page}: ${name}`));
    expect(missing).toEqual([]);
  });

  it('names a test that is there for each invariant that is held', () => {
    const rows = textOf('docs/architecture.md').split('\n').filter((line) => /^\| \d+ \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
    expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
    for (const [, number, , tests = '', status = ''] of rows) {
      if (status.startsWith('held')) expect({ number, tests }).toMatchObject({ tests: expect.stringMatching(/\.spec\.ts`|contract\//) as string });
      else expect({ number, status }).toMatchObject({ status: expect.stringContaining('wait') as string });
    }
  });

  it('tours the same five files in README and architecture, and each is there', () => {
    const tourOf = (page: string): readonly string[] => [...new Set([...textOf(page).split(/five(?:-file| files)/).slice(1).join('').matchAll(/`((?:apps|libs)\/[\w./-]+\.ts)`/g)].map(([, path]) => path!))].slice(0, 5);
    expect(tourOf('README.md')).toHaveLength(5);
    expect(tourOf('README.md')).toEqual(tourOf('docs/architecture.md'));
  });

  it('gives only commands that package.json has', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const commands = pages.flatMap((page) => [...textOf(page).matchAll(/(?:`|^)npm (?:run )?([a-z-]+)/gm)].map(([, name]) => name!)).filter((name) => name !== 'ci');
    expect([...new Set(commands)].filter((name) => scripts[name] === undefined)).toEqual([]);
  });
});
