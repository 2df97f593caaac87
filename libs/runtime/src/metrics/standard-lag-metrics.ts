import type { PartitionLag } from '../lag/position-watch';
import type { Metrics } from './metrics';

/** Whose lag it is, in the labels that lag dashboards know. */
export interface LagOwner {
  readonly groupId: string;
  readonly clusterName: string;
}

/**
 * Lag under the names of danielqsj/kafka_exporter (`kafka_consumergroup_lag` and beside it) and of kafka-lag-exporter
 * (`kafka_consumergroup_group_lag` and beside it), for the dashboards and alerts that exist. What it gives sets them.
 */
export function standardLagMetrics(metrics: Metrics, { groupId, clusterName }: LagOwner): (ours: readonly PartitionLag[]) => void {
  const exporter = kafkaExporter(metrics, groupId);
  const lagExporter = kafkaLagExporter(metrics, { group: groupId, cluster_name: clusterName });
  return (ours) => {
    exporter(ours);
    lagExporter(ours);
  };
}

function kafkaExporter(metrics: Metrics, consumergroup: string): (ours: readonly PartitionLag[]) => void {
  const labels = ['consumergroup', 'topic', 'partition'] as const;
  const lag = metrics.standardGauge('kafka_consumergroup_lag', { help: 'Events of an assigned partition not yet handled.', labels });
  const offset = metrics.standardGauge('kafka_consumergroup_current_offset', { help: 'The offset of an assigned partition that is handled next.', labels });
  const end = metrics.standardGauge('kafka_topic_partition_current_offset', { help: 'The offset that the next record of an assigned partition will get.', labels: ['topic', 'partition'] });
  return (ours) => {
    for (const gauge of [lag, offset, end]) gauge.reset();
    for (const { topic, partition, ...seen } of ours) {
      const place = { topic, partition: String(partition) };
      lag.set({ consumergroup, ...place }, seen.lagEvents);
      offset.set({ consumergroup, ...place }, Number(seen.nextOffset));
      end.set(place, Number(seen.endOffset));
    }
  };
}

function kafkaLagExporter(metrics: Metrics, owner: { readonly group: string; readonly cluster_name: string }): (ours: readonly PartitionLag[]) => void {
  const labels = ['cluster_name', 'group', 'topic', 'partition'] as const;
  const lag = metrics.standardGauge('kafka_consumergroup_group_lag', { help: 'Events of an assigned partition not yet handled.', labels });
  const seconds = metrics.standardGauge('kafka_consumergroup_group_lag_seconds', { help: 'For how long the next event of an assigned partition has waited; an estimate.', labels });
  const ofGroup = ['cluster_name', 'group'] as const;
  const most = metrics.standardGauge('kafka_consumergroup_group_max_lag', { help: 'The greatest lag in events of the assigned partitions.', labels: ofGroup });
  const mostSeconds = metrics.standardGauge('kafka_consumergroup_group_max_lag_seconds', { help: 'The greatest lag in seconds of the assigned partitions.', labels: ofGroup });
  return (ours) => {
    for (const gauge of [lag, seconds, most, mostSeconds]) gauge.reset();
    for (const { topic, partition, lagEvents, lagSeconds } of ours) {
      const place = { ...owner, topic, partition: String(partition) };
      lag.set(place, lagEvents);
      seconds.set(place, lagSeconds);
    }
    if (ours.length === 0) return;
    most.set(owner, Math.max(...ours.map(({ lagEvents }) => lagEvents)));
    mostSeconds.set(owner, Math.max(...ours.map(({ lagSeconds }) => lagSeconds)));
  };
}
