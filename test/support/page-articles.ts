/** Articles of our own for the pages: an invented quarrel with accusations, denials and a correction. */

const first = [
  'Lake wardens, mill trade blame over dead trout',
  'By Ines Calloway, Tarn Valley',
  'The wardens of Lake Osmer accused Borland Mills of dumping dye into the lake at night, a charge that the company rejected on Tuesday.',
  '“We pulled four hundred trout out of the water in one morning,” said Mira Keldane, the head of the wardens, at a press conference in Osmer. “Somebody opened a valve, and we know who owns the valve.”',
  'Borland Mills denied dumping dye into the lake. “Our outflow has been shut since March,” spokesman Theo Varga said in a written statement.',
  'The company in turn accused the wardens of falsifying water samples.',
  'Mira Keldane denied falsifying water samples and said that “every bottle was sealed in front of two witnesses”.',
  'The district council said on Wednesday that it would publish its own measurements within a week.',
];

const corrected = [
  ...first.slice(0, 7),
  'The district council said on Thursday that its own measurements had found no dye in the samples.',
];

function article(paragraphs: readonly string[], rest: object): object {
  const [headline, byline, standfirst, ...body] = paragraphs;
  return {
    guid: 'lake-osmer', headline, byline, standfirst, language: 'en-GB', publishedAt: '2026-05-13T08:00:00Z', url: 'https://news.example/lake-osmer',
    body: { format: 'text', content: body.join('\n') }, ...rest,
  };
}

/** The first version of the article about the lake. */
export const lakeArticle = article(first, { version: 1 });

/** Its second version, corrected at the end. */
export const correctedLakeArticle = article(corrected, { version: 2 });
