import { consumerPhases, type ConsumerState, type RecordBatch } from '@on-record/domain';
import type { PartitionLag, PositionLook } from '../lag/position-watch';
import { consumerMetrics } from './consumer-metrics';
import { createMetrics } from './create-metrics';
import { lagMetrics } from './lag-metrics';
import { Metrics } from './metrics';

const running: ConsumerState = { phase: 'running', assigned: [{ topic: 't', partition: 0 }, { topic: 't', partition: 1 }], positions: [] };
const lines = async (metrics: Metrics, begin: string): Promise<readonly string[]> => (await metrics.scrape()).text.split('\n').filter((line) => line.startsWith(begin));

describe('the names of metrics', () => {
  it.each(['deliveries', 'Deliveries_total', 'total', 'deliveries_count_total2'])('refuse the counter %s', (name) => {
    expect(() => new Metrics('ingestor').counter({ name, help: 'Something.' })).toThrow(/grammar/);
  });

  it.each(['duration_ms', 'duration'])('refuse the histogram %s', (name) => {
    expect(() => new Metrics('ingestor').histogram({ name, help: 'Something.' })).toThrow(/grammar/);
  });

  it('begin with the product and the process, and each process has a registry of its own', async () => {
    const [one, other] = [new Metrics('ingestor'), new Metrics('query')];
    one.counter({ name: 'deliveries_total', help: 'Deliveries.' }).inc();
    other.counter({ name: 'deliveries_total', help: 'Deliveries.' });
    expect(await lines(one, 'on_record')).toEqual(['on_record_ingestor_deliveries_total 1']);
    expect(await lines(other, 'on_record')).toEqual(['on_record_query_deliveries_total 0']);
  });
});

it('a process tells its release, its engine, and what Node tells of it', async () => {
  const metrics = createMetrics({ app: 'extractor', engineVersion: '1.2.3+abc' });
  expect(await lines(metrics, 'on_record')).toEqual([expect.stringMatching(/^on_record_extractor_build_info\{version="\d+\.\d+\.\d+",engine_version="1\.2\.3\+abc"\} 1$/)]);
  expect(await lines(metrics, 'process_cpu_seconds_total')).toHaveLength(1);
});

describe('a consumer', () => {
  it('counts batches, records, trouble by code, and dead letters from 0', async () => {
    const metrics = new Metrics('projector');
    const consumer = consumerMetrics(metrics, () => running);
    const batch = { topic: 't', partition: 0, records: [{}, {}] } as unknown as RecordBatch;
    consumer.batchHandled(batch, 0.02);
    consumer.backedOff(batch, new Error('unexpected'));
    consumer.countDeadLetter('EVENT_NOT_JSON');
    expect(await lines(metrics, 'on_record_projector_handled')).toEqual(['on_record_projector_handled_batches_total{topic="t"} 1', 'on_record_projector_handled_records_total{topic="t"} 2']);
    expect(await lines(metrics, 'on_record_projector_back_offs_total')).toEqual(['on_record_projector_back_offs_total{topic="t",code="OTHER"} 1']);
    expect(await lines(metrics, 'on_record_projector_dead_letters_total{code="EVENT_')).toEqual(
      expect.arrayContaining(['on_record_projector_dead_letters_total{code="EVENT_NOT_JSON"} 1', 'on_record_projector_dead_letters_total{code="EVENT_TOO_LARGE"} 0']));
    expect(await lines(metrics, 'on_record_projector_assigned_partitions')).toEqual(['on_record_projector_assigned_partitions{topic="t"} 2']);
  });

  it('is in one phase at a time', async () => {
    const metrics = new Metrics('projector');
    consumerMetrics(metrics, () => running);
    const phases = await lines(metrics, 'on_record_projector_consumer_phase');
    expect(phases).toHaveLength(consumerPhases.length);
    expect(phases.filter((line) => line.endsWith(' 1'))).toEqual(['on_record_projector_consumer_phase{phase="running"} 1']);
  });
});

describe('lag', () => {
  const lag = (partition: number, over: Partial<PartitionLag>): PartitionLag =>
    ({ topic: 't', partition, nextOffset: 5n, endOffset: 9n, isAssigned: true, lagEvents: 4, lagSeconds: 1.5, standstillMs: 500, ...over });
  const owner = { groupId: 'readers', clusterName: 'main' };
  const partitions = [lag(0, {}), lag(1, { lagEvents: 7, lagSeconds: 20 }), lag(2, { isAssigned: false, lagEvents: 9 })];

  function measured(seen: PositionLook | undefined): Metrics {
    const metrics = new Metrics('extractor');
    lagMetrics(metrics, { watch: { seen }, owner, staleAfterMs: 15_000 });
    return metrics;
  }

  it('is told for all partitions by our names, and for the assigned ones by the names that dashboards know', async () => {
    const metrics = measured({ atMs: Date.now(), partitions });
    expect(await lines(metrics, 'on_record_extractor_lag_events')).toEqual([0, 1, 2].map((partition) => `on_record_extractor_lag_events{topic="t",partition="${partition}"} ${[4, 7, 9][partition]}`));
    expect(await lines(metrics, 'kafka_')).toEqual([
      'kafka_consumergroup_lag{consumergroup="readers",topic="t",partition="0"} 4',
      'kafka_consumergroup_lag{consumergroup="readers",topic="t",partition="1"} 7',
      'kafka_consumergroup_current_offset{consumergroup="readers",topic="t",partition="0"} 5',
      'kafka_consumergroup_current_offset{consumergroup="readers",topic="t",partition="1"} 5',
      'kafka_topic_partition_current_offset{topic="t",partition="0"} 9',
      'kafka_topic_partition_current_offset{topic="t",partition="1"} 9',
      'kafka_consumergroup_group_lag{group="readers",cluster_name="main",topic="t",partition="0"} 4',
      'kafka_consumergroup_group_lag{group="readers",cluster_name="main",topic="t",partition="1"} 7',
      'kafka_consumergroup_group_lag_seconds{group="readers",cluster_name="main",topic="t",partition="0"} 1.5',
      'kafka_consumergroup_group_lag_seconds{group="readers",cluster_name="main",topic="t",partition="1"} 20',
      'kafka_consumergroup_group_max_lag{group="readers",cluster_name="main"} 7',
      'kafka_consumergroup_group_max_lag_seconds{group="readers",cluster_name="main"} 20',
    ]);
  });

  it.each<readonly [string, PositionLook | undefined]>([
    ['when it was never seen', undefined],
    ['when what was seen is too old', { atMs: Date.now() - 20_000, partitions }],
  ])('is not told %s, and the age says so', async (_when, seen) => {
    const metrics = measured(seen);
    expect([...(await lines(metrics, 'on_record_extractor_lag')), ...(await lines(metrics, 'kafka_'))]).toEqual([]);
    expect(await lines(metrics, 'on_record_extractor_position_age_seconds')).toHaveLength(1);
  });
});
