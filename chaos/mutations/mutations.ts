/** Places in the product that keep an invariant, each of which can be broken on purpose. */
export const mutationNames = ['compare-and-set-off', 'ids-random', 'article-lock-off', 'offsets-before-acknowledgement', 'retraction-by-arrival', 'manifest-ignored'] as const;

/** A way to break the product. */
export type MutationName = (typeof mutationNames)[number];

/** A text in compiled code, which stands there just once, and what takes its place. */
export interface Mutation {
  /** From the root of the clone. */
  readonly file: string;
  readonly text: string;
  readonly replacement: string;
}

/** The texts of all mutations. */
export const mutations: Readonly<Record<MutationName, Mutation>> = {
  // A batch that does not follow the checkpoint counts all the same: a process that was frozen overwrites what its successor did.
  'compare-and-set-off': {
    file: 'libs/projections/dist/checkpoints/checkpoints.js',
    text: 'AND next_offset = $6 AND',
    replacement: 'AND $6::bigint IS NOT NULL AND',
  },
  // Work done twice gives two runs. Ids of what comes from outside stay: with these random too nothing at all would come together.
  'ids-random': {
    file: 'libs/domain/dist/uuid.js',
    text: 'function deterministicId(kind, causes) {',
    replacement: "function deterministicId(kind, causes) {\n    if (['run', 'statement', 'accusation', 'denial'].includes(kind)) return globalThis.crypto.randomUUID();",
  },
  // Two transactions decide about one article, neither with the facts of the other.
  'article-lock-off': {
    file: 'libs/projections/dist/articles/lock-articles.js',
    text: "await client.query('SELECT FROM articles WHERE article_id = ANY ($1::uuid[]) ORDER BY article_id FOR UPDATE', [articleIds]);",
    replacement: '',
  },
  // A batch counts as handled while its events are still on their way.
  'offsets-before-acknowledgement': {
    file: 'apps/extractor/dist/extract-articles.handler.js',
    text: 'await (0, while_heartbeating_1.whileHeartbeating)(context, () => this.options.log.append(inPartition(records, batch.partition), { deadlineMs: 30_000 }));',
    replacement: 'this.options.log.append(inPartition(records, batch.partition), { deadlineMs: 30_000 }).catch(() => undefined);',
  },
  // A retraction ends with whatever comes after it, in place of what stands above it.
  'retraction-by-arrival': {
    file: 'libs/projections/dist/articles/load-stored-articles.js',
    text: '${RECORDED} FROM retractions',
    replacement:
      '${RECORDED} FROM (SELECT * FROM retractions AS came WHERE came.recorded_at >= ALL (SELECT other.recorded_at FROM article_revisions AS other WHERE other.article_id = came.article_id)) AS latest',
  },
  // A run is seen as soon as it says that it has ended.
  'manifest-ignored': {
    file: 'libs/projections/dist/runs/mark-whole-runs.js',
    text: 'WHERE NOT EXISTS (',
    replacement: 'WHERE false AND NOT EXISTS (',
  },
};

/** A text with a mutation in it. Throws unless the text to be replaced stands there just once: the product has changed, and the mutation would mean nothing. */
export function mutated(name: MutationName, source: string): string {
  const { file, text, replacement } = mutations[name];
  const parts = source.split(text);
  if (parts.length !== 2) throw new Error(`The mutation ${name} finds its text ${parts.length - 1} times in ${file}, not once: adapt chaos/mutations/mutations.ts.`);
  return parts.join(replacement);
}
