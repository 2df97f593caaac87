import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { dropPlace } from '../../tools/stack/postgres-place.ts';
import { openStateFolder } from '../../tools/stack/state-folder.ts';
import { workspaceRoot } from '../architecture/source-files';
import { until } from '../support/until';
import { copyWorkspace } from '../support/workspace-copy';

/** The commands of README in their order, those for containers aside (`test/compose/readme.compose.spec.ts`), and the answer that it shows. */
function readmeExample(): { readonly commands: readonly string[]; readonly answer: object } {
  const readme = readFileSync(join(workspaceRoot, 'README.md'), 'utf8');
  const blocks = (language: string): readonly string[] => [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([^\`]*)\`\`\``, 'g'))].map(([, block]) => block!.trim());
  return { commands: blocks('sh').flatMap((block) => block.split('\n')).filter((line) => !line.startsWith('docker ')), answer: JSON.parse(blocks('json')[0]!) as object };
}

describe('npm start in a clone', () => {
  const copy = copyWorkspace();
  const { commands, answer } = readmeExample();
  let output = '';
  let starter: ChildProcess;

  beforeAll(async () => {
    mkdirSync(join(copy.root, '.on-record'));
    // Kafka was fetched when the services of the tests were started; here nothing is fetched.
    const cache = join(workspaceRoot, '.on-record', 'kafka');
    if (existsSync(cache)) symlinkSync(cache, join(copy.root, '.on-record', 'kafka'), 'dir');
    await start();
  }, 240_000);

  afterAll(async () => {
    await stop();
    // Where PostgreSQL runs as another user, its data lie outside of the clone.
    dropPlace(openStateFolder(join(copy.root, '.on-record')));
    copy.remove();
  }, 60_000);

  it('does what README says, word for word', async () => {
    expect(commands).toEqual(['npm start', 'npm test', expect.stringMatching(/^curl "\$QUERY\/v1\/[^"]+"$/)]);
    expect(await ask(/\$QUERY(\/[^"]+)/.exec(commands[2]!)![1]!)).toMatchObject(answer);
  });

  it('shows what was found and where to look', () => {
    expect(output).toMatch(/Moscow \(country:RU\)\s+Kyiv \(country:UA\)\s+launching airstrikes that damaged infrastructure/);
    expect(output).toMatch(/http:\/\/127\.0\.0\.1:\d+\/v1\/accusations/);
    expect(output).toMatch(/pages +http:\/\/127\.0\.0\.1:\d+\/\n.*article +http:\/\/127\.0\.0\.1:\d+\/articles\//);
  });

  it('says how many samples there are, and how to get more', () => {
    expect(output).toMatch(/1 sample article was taken; npm start -- --samples gives \d\d stories more/);
  });

  it('lets npm run on-record find the product that runs', () => {
    const script = (JSON.parse(readFileSync(join(copy.root, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts['on-record'] ?? '';
    const { status, stdout, stderr } = spawnSync(process.execPath, [...script.split(' ').slice(1), 'trace', 'sample-newsroom/seed-article'], { cwd: copy.root, env: { PATH: process.env['PATH'] }, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('accusation');
  });

  it('refuses a second start of the same clone', () => {
    const second = runStarter();
    const { status, stdout } = spawnSync(second.command, second.arguments, { cwd: copy.root, env: second.environment, encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining('runs already in this clone') as string });
  });

  it('ends all that it started, and finds its data again', async () => {
    await stop();
    expect(processesOf(copy.root)).toEqual([]);
    await start('--samples');
    expect(await ask('/v1/accusations?source=sample-newsroom')).toMatchObject({ items: [{}, {}, {}] });
  }, 120_000);

  it('with --samples shows the invented stories, each with its notice, and takes them once', async () => {
    expect(output).toMatch(/31 sample articles were taken/);
    const items = await articles();
    expect(items.map(({ state }) => state)).toEqual(items.map(() => 'visible'));
    const stories = items.filter(({ source }) => source !== 'sample-newsroom');
    expect(stories).toHaveLength(30);
    expect(new Set(stories.map(({ sourceNotice }) => sourceNotice))).toEqual(new Set([expect.stringMatching(/^Invented: /) as string]));
    await stop();
    await start('--samples');
    // The moment of receipt is that of the later copy; all else stays.
    expect((await articles()).map((article) => ({ ...article, recordedAt: '' }))).toEqual(items.map((article) => ({ ...article, recordedAt: '' })));
  }, 240_000);

  function runStarter(flags: readonly string[] = []): { readonly command: string; readonly arguments: readonly string[]; readonly environment: NodeJS.ProcessEnv } {
    return { command: process.execPath, arguments: [join(copy.root, 'tools', 'start.mjs'), ...flags], environment: { PATH: process.env['PATH'], HOME: copy.root } };
  }

  async function start(...flags: readonly string[]): Promise<void> {
    const { command, arguments: given, environment } = runStarter(flags);
    output = '';
    starter = spawn(command, given, { cwd: copy.root, env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [starter.stdout, starter.stderr]) stream?.on('data', (chunk: Buffer) => { output += chunk.toString(); });
    const isReady = (): boolean => output.includes('Ctrl-C stops everything');
    await until(() => isReady() || starter.exitCode !== null, { withinMs: 200_000, describe: () => `the product to be ready:\n${output}` });
    if (!isReady()) throw new Error(`The start ended:\n${output}`);
  }

  async function stop(): Promise<void> {
    if (starter.exitCode !== null) return;
    const ended = once(starter, 'exit');
    starter.kill('SIGINT');
    await ended;
  }

  async function articles(): Promise<readonly { readonly source: string; readonly state: string; readonly sourceNotice?: string }[]> {
    return ((await ask('/v1/articles?limit=100')) as { readonly items: Awaited<ReturnType<typeof articles>> }).items;
  }

  async function ask(path: string): Promise<object> {
    const [address] = /http:\/\/127\.0\.0\.1:\d+(?=\/v1\/accusations)/.exec(output)!;
    const response = await fetch(`${address}${path}`);
    expect(response.status).toBe(200);
    return (await response.json()) as object;
  }
});

function processesOf(folder: string): readonly string[] {
  return execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' }).split('\n').filter((line) => line.includes(folder));
}
