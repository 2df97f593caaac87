import { createProgress, silentProgress } from './progress.ts';
import { forcedChoice, takeFirst, type KafkaChoice, type KafkaOffer } from './resolve-kafka.ts';
import { neverEnds, type RunningService } from './running-service.ts';

const service: RunningService = { address: '127.0.0.1:20001', origin: 'a spec', ended: neverEnds(), stop: () => Promise.resolve() };

/** An offer that works, cannot be taken for a reason, or breaks with a reason. */
function offer(choice: KafkaChoice, how: { readonly whyNot?: string; readonly breaks?: string } = {}): KafkaOffer & { readonly start: jest.Mock } {
  const start = jest.fn(() => (how.breaks === undefined ? Promise.resolve({ ...service, origin: choice }) : Promise.reject(new Error(how.breaks))));
  return { choice, whyNot: () => Promise.resolve(how.whyNot), start };
}

describe('the choice of a Kafka', () => {
  it('takes the first way that works and tries no other', async () => {
    const offers = [offer('given', { whyNot: 'not set' }), offer('maven'), offer('docker')];
    expect((await takeFirst(offers, undefined, silentProgress)).origin).toBe('maven');
    expect(offers.map(({ start }) => start.mock.calls.length)).toEqual([0, 1, 0]);
  });

  it('says why a way failed and goes on to the next', async () => {
    let said = '';
    const progress = createProgress((text) => (said += text));
    expect((await takeFirst([offer('maven', { breaks: 'no network' }), offer('docker')], undefined, progress)).origin).toBe('docker');
    expect(said).toBe('  Kafka by way of maven failed: no network\n');
  });

  it('lists all reasons and what to do when no way works', async () => {
    const offers = [offer('given', { whyNot: 'KAFKA_BROKERS is not set' }), offer('maven', { whyNot: 'no such command' }), offer('docker', { breaks: 'no space left' })];
    const message = await messageOf(takeFirst(offers, undefined, silentProgress));
    expect(message.split('\n')).toEqual(expect.arrayContaining(['  - given: KAFKA_BROKERS is not set', '  - maven: no such command', '  - docker: no space left']));
    expect(message).toMatch(/set KAFKA_BROKERS=host:port[\s\S]*install Java 17 or newer and Maven[\s\S]*start a Docker daemon/);
  });

  it('never replaces a Kafka that was given', async () => {
    const offers = [offer('given', { breaks: 'connection refused' }), offer('maven')];
    await expect(takeFirst(offers, undefined, silentProgress)).rejects.toThrow('KAFKA_BROKERS is set, but cannot be used: connection refused');
    expect(offers[1]!.start).not.toHaveBeenCalled();
  });

  it('keeps to the way that is forced', async () => {
    const offers = [offer('given'), offer('maven'), offer('docker', { whyNot: 'no daemon' })];
    const message = await messageOf(takeFirst(offers, 'docker', silentProgress));
    expect(message).toContain('ON_RECORD_KAFKA forces "docker"');
    expect(offers.map(({ start }) => start.mock.calls.length)).toEqual([0, 0, 0]);
  });

  it.each([
    [undefined, undefined],
    ['', undefined],
    ['maven', 'maven'],
  ])('is forced by ON_RECORD_KAFKA=%s to %s', (value, expected) => {
    expect(forcedChoice({ ON_RECORD_KAFKA: value })).toBe(expected);
  });

  it('is not forced to what does not exist', () => {
    expect(() => forcedChoice({ ON_RECORD_KAFKA: 'podman' })).toThrow('"podman"; allowed are given, maven, docker');
  });
});

async function messageOf(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'no error', (error: unknown) => (error instanceof Error ? error.message : 'no Error'));
}
