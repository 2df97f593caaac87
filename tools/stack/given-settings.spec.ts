import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { givenSetting, handedOn, kafkaAccessSettings } from './given-settings.ts';
import { settingsFor } from './product-processes.ts';

const folder = mkdtempSync(join(tmpdir(), 'on-record-given-'));
const file = join(folder, 'secret');
writeFileSync(file, 'of a file\n');
afterAll(() => rmSync(folder, { recursive: true }));

describe('a setting that a person gave', () => {
  it.each([
    [{ A: 'itself' }, 'itself'],
    [{ A: '', A_FILE: '' }, undefined],
    [{ A_FILE: file }, 'of a file'],
  ])('of %j is %j', (environment, expected) => {
    expect(givenSetting('A', environment)).toBe(expected);
  });

  it('is refused when it is given twice, or its file is not there', () => {
    expect(() => givenSetting('A', { A: 'x', A_FILE: file })).toThrow('Only one of A and A_FILE');
    expect(() => givenSetting('A', { A_FILE: join(folder, 'nowhere') })).toThrow('A_FILE is set, but cannot be used');
  });
});

describe('what each process of the product is told', () => {
  const chosen = {
    KAFKA_BROKERS: 'b:1', TOPIC_PREFIX: 't', DATABASE_URL: 'owner', QUERY_DATABASE_URL: 'reader', READER_PASSWORD: 'r', SOURCES_FILE: 's', SAMPLE_NEWSROOM_SECRET: 'n',
    INGESTOR_OPERATOR_TOKEN: 'o', INGESTOR_EDITOR_TOKEN: 'e', ...handedOn([...kafkaAccessSettings, 'DATABASE_PASSWORD', 'QUERY_DATABASE_PASSWORD'], {
      KAFKA_TLS: 'on', KAFKA_TLS_CA: '', KAFKA_TLS_CA_FILE: '/ca', KAFKA_SASL_PASSWORD_FILE: '/kafka', DATABASE_PASSWORD_FILE: '/owner', QUERY_DATABASE_PASSWORD: 'reader', UNRELATED: 'x',
    }),
  };
  const starter = { PATH: '/bin', npm_config_x: 'y', KAFKA_SASL_PASSWORD_FILE: '/kafka', DATABASE_PASSWORD_FILE: '/owner', DATABASE_URL_FILE: '/url', READER_PASSWORD: 'r', SOURCES_FILE_FILE: '/sources' };
  const kafka = { KAFKA_BROKERS: 'b:1', KAFKA_TLS: 'on', KAFKA_TLS_CA_FILE: '/ca', KAFKA_SASL_PASSWORD_FILE: '/kafka' };

  it.each([
    ['setup', { ...kafka, TOPIC_PREFIX: 't', DATABASE_URL: 'owner', DATABASE_PASSWORD_FILE: '/owner', READER_PASSWORD: 'r' }],
    ['ingestor', { ...kafka, TOPIC_PREFIX: 't', SOURCES_FILE: 's', SAMPLE_NEWSROOM_SECRET: 'n', INGESTOR_OPERATOR_TOKEN: 'o', INGESTOR_EDITOR_TOKEN: 'e' }],
    ['extractor', { ...kafka, TOPIC_PREFIX: 't' }],
    ['projector', { ...kafka, TOPIC_PREFIX: 't', DATABASE_URL: 'owner', DATABASE_PASSWORD_FILE: '/owner' }],
    ['query', { TOPIC_PREFIX: 't', QUERY_DATABASE_URL: 'reader', QUERY_DATABASE_PASSWORD: 'reader' }],
  ] as const)('%s gets what it needs, and no secret of another', (name, expected) => {
    expect(settingsFor(name, chosen, starter)).toEqual({ PATH: '/bin', ...expected });
  });
});
