import { Metrics, type MeasuredApp } from './metrics';
import { releaseVersion } from './release-version';

/** What a process is, for its metrics. */
export interface MeasuredProcess {
  readonly app: MeasuredApp;
  /** The version of the extraction engine, where the process has one. */
  readonly engineVersion?: string;
}

/** The metrics that every process has: its build, and Node's own. */
export function createMetrics({ app, engineVersion = '' }: MeasuredProcess): Metrics {
  const metrics = new Metrics(app);
  metrics.collectProcessMetrics();
  metrics
    .gauge({ name: 'build_info', help: 'Always 1; the labels say which release and which extraction engine run.', labels: ['version', 'engine_version'] })
    .set({ version: releaseVersion(), engine_version: engineVersion }, 1);
  return metrics;
}
