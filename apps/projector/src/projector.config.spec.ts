import { parseConfiguration } from '@on-record/runtime';
import { projectorConfiguration } from './projector.config';

const given = { KAFKA_BROKERS: 'one:1,two:2', DATABASE_URL: 'postgresql://u:p@h/d', PROJECTOR_PORT: '0' };

describe('the configuration of the projector', () => {
  it('reads all topics that read models are made of unless it is told otherwise', () => {
    expect(parseConfiguration(projectorConfiguration, given)).toMatchObject({
      PROJECTOR_TOPICS: ['articles', 'extractions', 'control', 'dead-letters'], PROJECTOR_GROUP: 'on-record-projector', PROJECTOR_HOST: '127.0.0.1',
    });
    expect(parseConfiguration(projectorConfiguration, { ...given, PROJECTOR_TOPICS: 'articles, control,articles' }).PROJECTOR_TOPICS).toEqual(['articles', 'control']);
  });

  it('names all faults at once and shows no password', () => {
    const start = (): unknown => parseConfiguration(projectorConfiguration, { ...given, DATABASE_URL: 'mysql://u:hunter2@h/d', PROJECTOR_TOPICS: 'articles,pictures', PROJECTOR_PORT: '70000' });
    expect(start).toThrow(/3 fault\(s\)[^]*DATABASE_URL[^]*PROJECTOR_PORT[^]*PROJECTOR_TOPICS/);
    expect(start).not.toThrow(/hunter2/);
  });
});
