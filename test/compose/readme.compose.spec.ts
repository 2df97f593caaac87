import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeHere } from './compose-command';
import { ComposedProduct } from './composed-product';

// README speaks to people with Compose v2: its `--wait` is unknown to 1.29.
const whyNot = composeHere()?.[0] === 'docker' ? undefined : 'no Docker Compose v2 here';

/** The commands under README's heading for containers, in their order. */
const lines = (/\n## In containers\n[^]*?```sh\n([^]*?)```/.exec(readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8'))?.[1] ?? '').split('\n').filter((line) => line !== '');

(whyNot === undefined ? describe : describe.skip)(`what README says of containers${whyNot === undefined ? '' : ` (not run: ${whyNot})`}`, () => {
  it('works line by line', async () => {
    expect(lines).toHaveLength(6);
    const product = await ComposedProduct.choose();
    const printed: string[] = [];
    try {
      for (const line of lines) printed.push(await product.shell(line));
    } finally {
      await product.end();
    }
    const [, , samples, doctor] = printed;
    expect(samples).toContain('31 sample articles were taken.');
    expect(doctor).toMatch(/^ok +Postgres /m);
    expect(doctor).not.toMatch(/^wrong/m);
  }, 15 * 60_000);
});
