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

  it('links to headings that are there', () => {
    const anchorsOf = (page: string): ReadonlySet<string> => new Set([...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-')));
    const links = pages.flatMap((page) => [...textOf(page).matchAll(/\]\(([^)#:\s]*)#([^)]+)\)/g)].map(([, target, anchor]) => ({ page, target: target!, anchor: anchor! })));
    const broken = links.filter(({ page, target, anchor }) => /^$|\.md$/.test(target) && !anchorsOf(target === '' ? page : join(dirname(page), target)).has(anchor));
    expect(links.length).toBeGreaterThan(5);
    expect(broken).toEqual([]);
  });

  it('names no file that is not there', () => {
    const missing = pages.flatMap((page) => [...textOf(page).matchAll(/`((?:apps|libs|test|tools|bench|chaos|docs|samples)\/[\w./-]+)`/g)]
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

  it('lists every decision, each with what it must say', () => {
    const records = pages.filter((path) => /^docs\/adr\/\d{4}-/.test(path)).sort();
    const listed = [...textOf('docs/adr/README.md').matchAll(/^- \[(.+)\]\((.+)\)$/gm)].map(([, title, file]) => [title, `docs/adr/${file}`]);
    expect(listed).toEqual(records.map((path) => [textOf(path).split('\n')[0]?.slice('# '.length), path]));
    const headings = (path: string): readonly string[] => [...textOf(path).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
    expect(records.filter((path) => headings(path).join() !== 'Context,Options,Decision,Consequences,Confirmation')).toEqual([]);
  });

  it('has a reason for every package that apps and libraries use', () => {
    const manifests = workspacePaths().filter((path) => /^(apps|libs)\/[^/]+\/package\.json$/.test(path));
    const used = manifests.flatMap((path) => Object.keys((JSON.parse(textOf(path)) as { dependencies?: Record<string, string> }).dependencies ?? {}));
    const rows = textOf('docs/adr/0017-dependencies.md').split('\n').filter((line) => line.startsWith('| '));
    const known = new Set(rows.flatMap((line) => (line.split('|')[2] ?? '').split(',').map((name) => name.trim())));
    const nameOf = (name: string): string => name.replace(/^@nestjs\/.*/, '@nestjs/*');
    expect([...new Set(used)].filter((name) => !name.startsWith('@on-record/') && !known.has(nameOf(name)))).toEqual([]);
  });

  it('draws the consumer loop with the transitions that it has', () => {
    const table = /transitions[^{]*\{\n([^]*?)\n\};/.exec(textOf('libs/event-log/src/partition-session.ts'))?.[1] ?? '';
    const coded = [...table.matchAll(/^ {2}'?([\w-]+)'?: \[(.*)\],$/gm)].flatMap(([, from, to]) => [...to!.matchAll(/'([\w-]+)'/g)].map(([, next]) => `${from} > ${next}`));
    const drawn = [...textOf('docs/diagrams/consumer-loop.md').matchAll(/^ {2}(\w+) --> (\w+)/gm)].map(([, from, to]) => `${from} > ${to}`.replaceAll('backing', 'backing-off'));
    expect(coded.length).toBeGreaterThan(10);
    expect(drawn.sort()).toEqual(coded.sort());
  });
});
