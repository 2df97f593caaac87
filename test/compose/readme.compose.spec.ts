import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeHere } from './compose-command';
import { ComposedProduct } from './composed-product';

// The pages speak to people with Compose v2: their `--wait` is unknown to 1.29.
const whyNot = composeHere()?.[0] === 'docker' ? undefined : 'no Docker Compose v2 here';

/** The commands of the block of a page that begins behind some words. */
function commandsOf(page: string, words: string): readonly string[] {
  const text = readFileSync(join(__dirname, '..', '..', page), 'utf8').split(words)[1] ?? '';
  return (/```sh\n([^]*?)```/.exec(text)?.[1] ?? '').split('\n').filter((line) => line !== '');
}

const describeWithV2 = whyNot === undefined ? describe : describe.skip;

describeWithV2(`what the pages say of containers${whyNot === undefined ? '' : ` (not run: ${whyNot})`}`, () => {
  let product: ComposedProduct;
  const printed = new Map<string, string>();

  beforeAll(async () => {
    product = await ComposedProduct.choose();
  });

  afterAll(async () => product?.end(), 120_000);

  async function follow(commands: readonly string[]): Promise<void> {
    for (const command of commands) printed.set(command, await product.shell(command));
  }

  it('works line by line in README', async () => {
    const commands = commandsOf('README.md', '## In containers');
    expect(commands).toHaveLength(6);
    await follow(commands.slice(0, -1));
    expect(printed.get('docker compose run --rm samples')).toContain('31 sample articles were taken.');
    const doctor = printed.get('docker compose run --rm operator doctor')?.split('\n') ?? [];
    expect(doctor.filter((line) => /^(wrong|warning) /.test(line)).map((line) => line.split(/ {2,}/)[1])).toEqual(['Kafka encryption', 'topic copies', 'Postgres encryption']);
  }, 15 * 60_000);

  it.each([
    ['exchanges the secrets of reader and ingestor', 'The secrets of reader and ingestor:', 4],
    ['exchanges the password of the owner', 'Of the owner, Postgres has to be told:', 4],
    ['upgrades', 'replace readers before writers:', 5],
  ])('%s', async (_what, words, count) => {
    const commands = commandsOf('docs/containers.md', words);
    expect(commands).toHaveLength(count);
    const before = await secrets();
    await follow(commands);
    expect((await product.shown()).articles).toHaveLength(31);
    if (words.includes('reader and ingestor')) expect((await secrets()).filter((secret) => !before.includes(secret))).toHaveLength(2);
    if (words.includes('owner')) expect((await secrets()).filter((secret) => !before.includes(secret))).toHaveLength(1);
  }, 5 * 60_000);

  it('takes everything down and keeps the data', async () => {
    await follow(commandsOf('README.md', '## In containers').slice(-1));
    await product.up();
    expect((await product.shown()).articles).toHaveLength(31);
  }, 5 * 60_000);

  it('shows no secret in settings, arguments and logs of any container', async () => {
    const said = await product.everythingSaid();
    const drawn = await secrets();
    expect(drawn).toHaveLength(6);
    expect(drawn.filter((secret) => said.includes(secret))).toEqual([]);
    expect(said).toContain('DATABASE_PASSWORD_FILE');
  }, 60_000);

  async function secrets(): Promise<readonly string[]> {
    const text = await product.compose('run', '--rm', '--no-deps', '-T', '--entrypoint', 'sh', 'secrets', '-c', 'for file in /secrets/*/*; do cat $file; echo; done');
    return text.split('\n').map((line) => line.trim()).filter((line) => /^[0-9a-f]{64}$/.test(line));
  }
});
