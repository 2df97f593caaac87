import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inventedStories, signatureOf } from './push-samples.ts';

const samples = join(__dirname, '..', '..', 'samples');

describe('the sample article', () => {
  it('is the plain text to the character when its parts are joined by line ends', () => {
    const { headline, standfirst, body } = JSON.parse(readFileSync(join(samples, 'seed-article.json'), 'utf8')) as { headline: string; standfirst: string; body: { content: string } };
    expect([headline, standfirst, body.content].join('\n')).toBe(readFileSync(join(samples, 'seed-article.txt'), 'utf8'));
  });

  it('comes with stories in folders of their sources', () => {
    const stories = inventedStories(join(samples, '..'));
    expect(stories).toHaveLength(30);
    expect(stories[0]).toEqual({ source: 'deccan-ledger', file: join(samples, '..', 'samples', 'invented', 'deccan-ledger', 'd01.json') });
  });

  it('is signed by the HMAC of its bytes', () => {
    // RFC 4231, test case 2.
    expect(signatureOf(Buffer.from('what do ya want for nothing?'), 'Jefe')).toBe('sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });
});
