import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mutated, mutationNames, mutations } from './mutations.ts';

describe('a mutation', () => {
  it.each(mutationNames)('%s finds its text just once in the built code, which still compiles with it', (name) => {
    const source = readFileSync(join(__dirname, '..', '..', mutations[name].file), 'utf8');
    const changed = mutated(name, source);
    expect(changed).not.toBe(source);
    expect(() => new Function('exports', 'require', 'module', changed)).not.toThrow();
  });

  it.each([['nowhere', 0], ['twice', 2]])('says so when its text stands %s', (_where, times) => {
    const { text } = mutations['article-lock-off'];
    expect(() => mutated('article-lock-off', text.repeat(times))).toThrow(`finds its text ${times} times`);
  });
});
