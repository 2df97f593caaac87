import { Metrics, type MeasuredApp } from './metrics';

/** What a process is, for its metrics. */
export interface MeasuredProcess {
  readonly app: MeasuredApp;
  /** The version of this release. */
  readonly version: string;
  /** The version of the extraction engine, where the process has one. */
  readonly engineVersion?: string;
}

/** The metrics that every process has: its build, and Node's own. */
export function createMetrics({ app, version, engineVersion = '' }: MeasuredProcess): Metrics {
  const metrics = new Metrics(app);
  metrics.collectProcessMetrics();
  metrics
    .gauge({ name: 'build_info', help: 'Always 1; the labels say which release and which extraction engine run.', labels: ['version', 'engine_version'] })
    .set({ version, engine_version: engineVersion }, 1);
  return metrics;
}
