import type { ExtractionResult } from '@on-record/domain';
import type { Metrics } from '@on-record/runtime';

/** What the extractor counts of its work with articles. */
export interface ExtractionMetrics {
  /** The engine gave its answer on an article after so many seconds in a worker. */
  measureReading(seconds: number): void;
  /** What an article came to; an article that is read again counts again. */
  countResult(result: ExtractionResult): void;
}

/** Counts articles by outcome, findings by kind, and measures the engine. */
export function extractionMetrics(metrics: Metrics): ExtractionMetrics {
  const duration = metrics.histogram({ name: 'extraction_duration_seconds', help: 'Time that the engine took for one article revision, in a worker thread.' });
  const articles = metrics.counter({
    name: 'articles_total',
    help: 'Article revisions read, by outcome: extracted, or the code of the failure that was recorded. One that is read again counts again.',
    labels: ['outcome'],
  });
  const findings = metrics.counter({ name: 'findings_total', help: 'Findings in the articles read, by kind.', labels: ['kind'] });
  for (const kind of ['statement', 'accusation', 'denial'] as const) findings.inc({ kind }, 0);
  return {
    measureReading: (seconds) => duration.observe(seconds),
    countResult: (result) => {
      articles.inc({ outcome: result.kind === 'extracted' ? 'extracted' : result.code });
      if (result.kind !== 'extracted') return;
      const { statements, accusations, denials } = result.findings;
      findings.inc({ kind: 'statement' }, statements.length);
      findings.inc({ kind: 'accusation' }, accusations.length);
      findings.inc({ kind: 'denial' }, denials.length);
    },
  };
}
