import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runIngestor } from '../../test/running-ingestor';

const samples = join(__dirname, '../../../../samples');

describe('the sample article', () => {
  it('has, when it is pushed, the canonical text of the sample to the character, and marks that slice to its parts', async () => {
    const ingestor = await runIngestor();
    const { status } = await ingestor.push(readFileSync(join(samples, 'seed-article.json')));
    const [event] = ingestor.events('articles');
    await ingestor.close();
    if (event?.type !== 'ArticleReceived') throw new Error('Expected ArticleReceived.');
    const { text, marks, headline, standfirst = '' } = event.payload.content;
    expect(status).toBe(201);
    expect(text).toBe(readFileSync(join(samples, 'seed-article.txt'), 'utf8').trimEnd());
    expect(marks.map((mark) => text.slice(mark.start, mark.end))).toEqual(text.split('\n'));
    expect([text.slice(marks[0]?.start, marks[0]?.end), text.slice(marks[1]?.start, marks[1]?.end)]).toEqual([headline, standfirst]);
    expect(marks.filter(({ kind }) => kind === 'list-item')).toHaveLength(3);
  });
});
