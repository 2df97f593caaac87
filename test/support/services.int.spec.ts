import { connect } from 'node:net';
import { Client } from 'pg';
import { isOurKindOfPort } from '../../tools/stack/free-ports.ts';
import { countBrokers, parseAddress } from '../../tools/stack/kafka-probe.ts';
import { describeWithBrokerControl, startBroker } from './broker-control';
import { createDatabase, postgresUrl } from './database';
import { describeOwnServices, kafkaBrokers } from './services';

describe('the services of a test run', () => {
  it('are a broker that has let itself in', async () => {
    expect(await countBrokers(kafkaBrokers().split(',')[0]!)).toBeGreaterThan(0);
  });

  it('give each test file a database with UTF-8 that orders text by code points, knows the letters of Unicode and keeps UTC', async () => {
    const rows = await query(await createDatabase('order'), "SELECT string_agg(v, '' ORDER BY v) AS sorted, lower('ÉΣ') AS lower, current_setting('TimeZone') AS zone, getdatabaseencoding() AS encoding FROM unnest(ARRAY['a', 'B', 'é', 'Z']) AS v");
    expect(rows).toEqual([{ sorted: 'BZaé', lower: 'éσ', zone: 'UTC', encoding: 'UTF8' }]);
  });

  it('give each test file a database of its own', async () => {
    const [one, other] = [await createDatabase('Name with "quotes"'), await createDatabase('Name with "quotes"')];
    await query(one, 'CREATE TABLE only_here (id int)');
    await expect(query(other, 'SELECT * FROM only_here')).rejects.toThrow('does not exist');
  });

});

describeOwnServices('the services that a test run has started', () => {
  it('have a server that itself orders text by code points and keeps UTC', async () => {
    const rows = await query(postgresUrl(), "SELECT string_agg(v, '' ORDER BY v) AS sorted, current_setting('TimeZone') AS zone, current_setting('max_connections') AS connections FROM unnest(ARRAY['a', 'B', 'é', 'Z']) AS v");
    expect(rows).toEqual([{ sorted: 'BZaé', zone: 'UTC', connections: '200' }]);
  });

  it('let nobody in without the password', async () => {
    const url = new URL(postgresUrl());
    url.password = 'guessed';
    await expect(query(url.href, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('listen on ports of our kind only, and on loopback', () => {
    const addresses = [...kafkaBrokers().split(','), new URL(postgresUrl()).host].map(parseAddress);
    expect(addresses.filter(({ host, port }) => host !== '127.0.0.1' || !isOurKindOfPort(port))).toEqual([]);
  });
});

describeWithBrokerControl('a broker of its own', () => {
  it('comes back on its address after it was stopped and after it was killed', async () => {
    const broker = await startBroker();
    try {
      await broker.stop();
      await expect(opens(broker.brokers)).resolves.toBe(false);
      await broker.start();
      await broker.kill();
      await expect(opens(broker.brokers)).resolves.toBe(false);
      await broker.start();
      expect(await countBrokers(broker.brokers)).toBe(1);
    } finally {
      await broker.end();
    }
  }, 120_000);
});

async function query(connectionString: string, text: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString });
  try {
    await client.connect();
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function opens(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(parseAddress(address));
    socket.once('connect', () => resolve(true)).once('connect', () => socket.destroy());
    socket.once('error', () => resolve(false));
  });
}
