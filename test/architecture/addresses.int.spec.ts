import { join } from 'node:path';
import { isOurKindOfPort } from '../../tools/stack/free-ports.ts';
import { parseAddress } from '../../tools/stack/kafka-probe.ts';
import { readJsonObject } from '../../tools/stack/json-file.ts';
import { postgresUrl } from '../support/database';
import { describeOwnServices, kafkaBrokers, stateFolder } from '../support/services';
import { servicesOf } from '../support/test-stack';

/** Ports on which a machine may have a service of somebody else: PostgreSQL, MySQL, Kafka, ZooKeeper, Redis, AMQP, MQTT, NATS, MongoDB, web servers. */
const standardPorts = [80, 443, 1_883, 2_181, 3_000, 3_306, 4_222, 5_432, 5_433, 5_672, 6_379, 6_432, 8_080, 8_081, 8_443, 9_092, 9_093, 9_094, 15_672, 19_092, 25_672, 27_017, 29_092];

// A Kafka and a Postgres that a person gives are used wherever they listen.
describeOwnServices('the addresses that tests use', () => {
  const used = [...kafkaBrokers().split(','), new URL(postgresUrl()).host].map(parseAddress);

  it('are no standard ports of services that we did not start', () => {
    expect(used.map(({ port }) => port).filter((port) => standardPorts.includes(port) || !isOurKindOfPort(port))).toEqual([]);
    expect(standardPorts.filter(isOurKindOfPort)).toEqual([]);
  });

  it('are on this machine, and those that this run has chosen', () => {
    const chosen = Object.values(readJsonObject(join(stateFolder(), 'ports.json')) ?? {});
    expect(used.every(({ host, port }) => host === '127.0.0.1' && chosen.includes(port))).toBe(true);
  });

  it('belong to services that this run has started', () => {
    expect(servicesOf(stateFolder())).toEqual(expect.arrayContaining(['kafka', 'postgres']));
  });
});
