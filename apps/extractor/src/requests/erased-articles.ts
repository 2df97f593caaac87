import type { EventLog } from '@on-record/domain';

/** For so long what is known of a partition is taken for what is so. */
const FRESH_MS = 5_000;

interface Known {
  readonly ids: Set<string>;
  readTo: bigint;
  lookedAtMs: number;
}

/**
 * Which articles of a partition were erased, wherever in it that is said: an erasure stands behind the article that it erases,
 * so that whoever reads old articles again has to know of it beforehand. A partition is read through once, and then from where
 * that ended; of the records only their headers are looked at.
 */
export class ErasedArticles {
  private readonly known = new Map<number, Known>();

  constructor(private readonly options: { readonly log: Pick<EventLog, 'offsets' | 'read'>; readonly topic: string; readonly freshMs?: number }) {}

  /** The ids of the erased articles, some seconds old at most. Fails with LOG_UNAVAILABLE. */
  async in(partition: number): Promise<ReadonlySet<string>> {
    const { log, topic, freshMs = FRESH_MS } = this.options;
    const known = this.known.get(partition) ?? { ids: new Set<string>(), readTo: 0n, lookedAtMs: Number.NEGATIVE_INFINITY };
    if (performance.now() - known.lookedAtMs < freshMs) return known.ids;
    const lookedAtMs = performance.now();
    const ends = (await log.offsets([topic])).find((each) => each.partition === partition);
    if (ends !== undefined && ends.next > known.readTo) {
      for await (const { headers } of log.read({ topic, partition }, known.readTo > ends.first ? known.readTo : ends.first)) {
        if (headers['ce_type'] === 'ArticleErased' && headers['ce_subject'] !== undefined) known.ids.add(headers['ce_subject']);
      }
      known.readTo = ends.next;
    }
    known.lookedAtMs = lookedAtMs;
    this.known.set(partition, known);
    return known.ids;
  }
}
