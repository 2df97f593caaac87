import { z } from 'zod';
import { configurationFaults } from '../../../test/support/configuration-faults';
import { databaseUrl } from './database-settings';
import { kafkaSettings } from './kafka-settings';
import { parseConfiguration } from './parse-configuration';
import { settings } from './settings';

const schema = z.object({ KAFKA_BROKERS: kafkaSettings.KAFKA_BROKERS, APP_PORT: settings.port, APP_HOST: settings.host, DATABASE_URL: databaseUrl, READER_PASSWORD: settings.secret, LOG_LEVEL: settings.logLevel, WORKERS: settings.countUpTo(8).default(2) });
const good = { KAFKA_BROKERS: 'one:9192,two:9192', APP_PORT: '8080', DATABASE_URL: 'postgresql://u:p@h:1/d', READER_PASSWORD: 'a long enough secret' };

const faultsOf = (environment: Record<string, string>): string => configurationFaults(schema, environment);

describe('the configuration', () => {
  it('is parsed once, with defaults that lose nothing, and frozen', () => {
    const parsed = parseConfiguration(schema, { ...good, UNRELATED: 'x' });
    expect(parsed).toEqual({ KAFKA_BROKERS: ['one:9192', 'two:9192'], APP_PORT: 8080, APP_HOST: '127.0.0.1', DATABASE_URL: good.DATABASE_URL, READER_PASSWORD: good.READER_PASSWORD, LOG_LEVEL: 'info', WORKERS: 2 });
    expect(Object.isFrozen(parsed)).toBe(true);
  });

  it('is refused with all faults at once, each with its key, what was given and what is allowed', () => {
    const faults = faultsOf({ ...good, KAFKA_BROKERS: 'nowhere', APP_PORT: '70000' });
    expect(faults).toContain('KAFKA_BROKERS: given "nowhere"; allowed: addresses host:port');
    expect(faults).toContain('APP_PORT: given "70000"');
    expect(faults).toContain('2 fault(s)');
  });

  it.each([
    ['LOG_LEVEL', 'loud', 'one of debug, info, warn, error, silent'],
    ['WORKERS', '0', 'a whole number from 1 to 8'],
    ['WORKERS', '1.5', 'a whole number from 1 to 8'],
    ['WORKERS', '9', 'a whole number from 1 to 8'],
    ['READER_PASSWORD', 'short', 'at least 16 characters'],
  ])('says in plain words what %s may be where %j is given', (key, value, allowed) => {
    expect(faultsOf({ ...good, [key]: value })).toMatch(new RegExp(`${key}: given .*; allowed: ${allowed}$`));
  });

  it('takes an empty value as not given', () => {
    expect(faultsOf({ ...good, KAFKA_BROKERS: '' })).toContain('KAFKA_BROKERS: given nothing');
  });

  it.each([['READER_PASSWORD', 'short-secret'], ['DATABASE_URL', 'mysql://user:hunter2@host']])('never shows what was given as %s', (key, value) => {
    expect(faultsOf({ ...good, [key]: value })).toContain(`${key}: given (masked)`);
    expect(faultsOf({ ...good, [key]: value })).not.toContain(value);
  });
});
