import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The processes that have metrics. */
export type MeasuredApp = 'ingestor' | 'extractor' | 'projector' | 'query';

/** What a metric is; the page of metrics is made from these. */
export interface MetricDefinition {
  readonly name: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly labels: readonly string[];
  /** What it counts or measures, as a sentence. */
  readonly help: string;
}

/** A metric to be made; its name is without the prefix of the process. */
export interface NewMetric<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

/** `<noun>_<unit>`: base units, or what is counted; counters end in `_total`. */
const GRAMMAR = {
  counter: /^[a-z][a-z_]*[a-z]_total$/,
  gauge: /^[a-z][a-z_]*_(seconds|bytes|events|partitions|requests|phase|paused|info)$/,
  histogram: /^[a-z][a-z_]*_(seconds|bytes)$/,
} as const;

/** From half a millisecond to a minute: the hot path and its back-offs. */
const SECONDS_BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/**
 * The metrics of one process, in a registry of its own: `on_record_<app>_<noun>_<unit>`, counters with `_total`. Labels
 * must be bounded: codes, topics, partitions; never ids or free text. Throws TypeError at a name outside of the grammar.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly known: MetricDefinition[] = [];
  private readonly collectors: (() => void)[] = [];

  constructor(readonly app: MeasuredApp) {}

  counter<Label extends string = never>(metric: NewMetric<Label>): Counter<Label> {
    const { name, help, labels: labelNames } = this.define('counter', metric);
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }

  gauge<Label extends string = never>(metric: NewMetric<Label>): Gauge<Label> {
    const { name, help, labels: labelNames } = this.define('gauge', metric);
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }

  /** A histogram of seconds. */
  histogram<Label extends string = never>(metric: NewMetric<Label>): Histogram<Label> {
    const { name, help, labels: labelNames } = this.define('histogram', metric);
    return new Histogram({ name, help, labelNames, buckets: SECONDS_BUCKETS, registers: [this.registry] });
  }

  /** A gauge under a name that others have made a standard; outside of the grammar. */
  standardGauge<Label extends string>(name: string, metric: Omit<Required<NewMetric<Label>>, 'name'>): Gauge<Label> {
    this.known.push({ name, type: 'gauge', labels: metric.labels, help: metric.help });
    return new Gauge({ name, help: metric.help, labelNames: [...metric.labels], registers: [this.registry] });
  }

  /** Node's own metrics (`process_…`, `nodejs_…`), under their standard names. */
  collectProcessMetrics(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Sets gauges before each scrape, from what is at hand: a collector can wait for nothing. */
  onScrape(collect: () => void): void {
    this.collectors.push(collect);
  }

  /** All metrics in the text format of Prometheus. */
  async scrape(): Promise<{ readonly contentType: string; readonly text: string }> {
    for (const collect of this.collectors) collect();
    return { contentType: this.registry.contentType, text: await this.registry.metrics() };
  }

  /** What this process measures of its own; without Node's metrics. */
  get definitions(): readonly MetricDefinition[] {
    return this.known;
  }

  private define<Label extends string>(type: MetricDefinition['type'], metric: NewMetric<Label>): { name: string; help: string; labels: Label[] } {
    if (!GRAMMAR[type].test(metric.name)) throw new TypeError(`A ${type} cannot be called ${metric.name}: docs/metrics.md has the grammar.`);
    const name = `on_record_${this.app}_${metric.name}`;
    const labels = [...(metric.labels ?? [])];
    this.known.push({ name, type, labels, help: metric.help });
    return { name, help: metric.help, labels };
  }
}
