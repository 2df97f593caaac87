import type { PushBody } from './read-push-bodies.ts';

/** How many words a text has, as an editor counts them. */
export function wordsIn(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}

/** Articles of at least so many words, each made of a sample and the paragraphs of those behind it; only samples of plain text are taken. */
export function longArticles(samples: readonly PushBody[], words: number): readonly PushBody[] {
  const plain = samples.filter(({ body }) => body.format === 'text');
  return plain.map((first, place) => {
    const others = [...plain.slice(place + 1), ...plain.slice(0, place)].flatMap(({ body }) => body.content.split('\n'));
    let { content } = first.body;
    for (const paragraph of others) {
      if (wordsIn(content) >= words) break;
      content += `\n${paragraph}`;
    }
    return { ...first, guid: `long/${first.guid}`, body: { ...first.body, content } };
  });
}
