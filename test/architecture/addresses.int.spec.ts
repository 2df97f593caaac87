import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isOurKindOfPort } from '../../tools/stack/free-ports.ts';
import { parseAddress } from '../../tools/stack/kafka-probe.ts';
import { readJsonObject } from '../../tools/stack/json-file.ts';
import { isRunning } from '../../tools/stack/process-identity.ts';
import { readRecords } from '../../tools/stack/process-record.ts';
import { kafkaBrokers, postgresUrl, stateFolder } from '../support/services';

/** Ports on which a machine may have a service of somebody else: PostgreSQL, MySQL, Kafka, ZooKeeper, Redis, AMQP, MQTT, NATS, MongoDB, web servers. */
const standardPorts = [80, 443, 1_883, 2_181, 3_000, 3_306, 4_222, 5_432, 5_433, 5_672, 6_379, 6_432, 8_080, 8_081, 8_443, 9_092, 9_093, 9_094, 15_672, 19_092, 25_672, 27_017, 29_092];

describe('the addresses that tests use', () => {
  const used = [...kafkaBrokers().split(','), new URL(postgresUrl()).host].map(parseAddress);

  // With ON_RECORD_KAFKA=given a person has said that the Kafka of KAFKA_BROKERS is to be used, wherever it listens.
  const own = process.env['ON_RECORD_KAFKA'] === 'given' ? used.slice(-1) : used;

  it('are no standard ports of services that we did not start', () => {
    expect(own.map(({ port }) => port).filter((port) => standardPorts.includes(port) || !isOurKindOfPort(port))).toEqual([]);
    expect(standardPorts.filter(isOurKindOfPort)).toEqual([]);
  });

  it('are on loopback, and those that this run has chosen', () => {
    const chosen = Object.values(readJsonObject(join(stateFolder(), 'ports.json')) ?? {});
    expect(own.every(({ host, port }) => host === '127.0.0.1' && chosen.includes(port))).toBe(true);
  });

  it('belong to processes that this run has started and that run', () => {
    const running = readRecords(join(stateFolder(), 'processes')).filter(isRunning).map(({ name }) => name);
    const inContainer = existsSync(join(stateFolder(), 'docker-kafka.json'));
    expect(running).toEqual(expect.arrayContaining(own.length > 1 && !inContainer ? ['kafka', 'postgres'] : ['postgres']));
  });
});
