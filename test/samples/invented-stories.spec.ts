import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { inventedStories } from '../../tools/stack/push-samples.ts';
import { runIngestor, type RunningIngestor } from '../../apps/ingestor/test/running-ingestor';
import { parseSources } from '../../apps/ingestor/src/sources/parse-sources';

const root = join(__dirname, '..', '..');
const stories = inventedStories(root);

describe('the invented stories', () => {
  let ingestor: RunningIngestor;
  beforeAll(async () => {
    ingestor = await runIngestor();
  });
  afterAll(() => ingestor.close());

  it.each(stories.map((story) => ({ ...story, name: basename(story.file) })))('$source/$name is taken, and its text is its headline and body to the character', async ({ file }) => {
    const bytes = readFileSync(file);
    const { guid, headline, body } = JSON.parse(bytes.toString('utf8')) as { guid: string; headline: string; body: { content: string } };
    const { status } = await ingestor.push(bytes);
    const received = ingestor.events('articles').filter((event) => event.type === 'ArticleReceived');
    expect(status).toBe(201);
    expect(received.find(({ payload }) => payload.guid === guid)?.payload.content.text).toBe(`${headline}\n${body.content}`);
  });

  it('each have a source that says that they are invented', () => {
    const sources = parseSources(readFileSync(join(root, 'samples', 'sources.yaml'), 'utf8'), () => ({ secret: 'a secret of the tests' }));
    for (const { source } of stories) expect(sources.get(source)).toMatchObject({ name: expect.stringMatching(/\(invented\)$/) as string, notice: expect.stringMatching(/^Invented: /) as string });
    expect(sources.get('sample-newsroom')?.notice).toBeUndefined();
    expect(new Set(stories.map(({ source }) => source)).size).toBe(sources.size - 1);
  });
});
