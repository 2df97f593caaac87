import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIngestor, signed } from '../../test/running-ingestor';

const page = readFileSync(join(__dirname, '../../../../docs/push.md'), 'utf8');

function block(kind: string, containing: string): string {
  const blocks = [...page.matchAll(/^```(\w*)\n([^]*?)\n```$/gm)];
  const found = blocks.find(([, language, text]) => language === kind && text?.includes(containing));
  return found?.[2] ?? '';
}

describe('the page about pushing', () => {
  it('gives an example whose signature is right and which is answered as it says', async () => {
    const secret = /With the secret `([^`]+)`/.exec(page)?.[1] ?? '';
    const body = block('json', 'Ada Finch');
    expect(block('', 'sha256=48')).toBe(`x-on-record-signature: ${signed(body, secret)}`);
    const ingestor = await runIngestor({ environment: { FIRST_SECRET: secret, SECOND_SECRET: `${secret} next` } });
    const answer = await ingestor.push(body, { secret });
    await ingestor.close();
    // The page shows the keys of the answer with their values left out.
    expect([answer.status, Object.keys(answer.body)]).toEqual([201, Object.keys(JSON.parse(block('json', 'recorded')) as object)]);
  });

  it('names every field that is read', () => {
    const fields = ['guid', 'version', 'versionCreated', 'publishedAt', 'timeZone', 'embargoedUntil', 'status', 'reason', 'headline', 'standfirst', 'body', 'byline', 'url', 'language', 'type'];
    for (const field of fields) expect(page).toContain(`| \`${field}\` |`);
  });
});
