import type { Metrics } from '@on-record/runtime';

/** What the extractor tells of requests for extraction. */
export interface RequestMetrics {
  /** Is asked at each scrape how many requests for the own engine version are open. */
  measureOpen(open: () => number): void;
  /** So many article revisions were read for a request. */
  readonly countRead: (revisions: number) => void;
}

/** Counts requests that are open, and article revisions that were read for requests. */
export function requestMetrics(metrics: Metrics): RequestMetrics {
  const requests = metrics.gauge({ name: 'open_requests', help: 'Requests for extraction by the engine version of this process that are not fulfilled.' });
  const articles = metrics.counter({
    name: 'reextracted_articles_total',
    help: 'Article revisions read because a request asked for them; one that is read again counts again.',
  });
  return {
    measureOpen: (open) => metrics.onScrape(() => requests.set(open())),
    countRead: (revisions) => articles.inc(revisions),
  };
}
