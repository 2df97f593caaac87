import { createProgress, silentProgress } from './progress.ts';
import { RunningParts } from './running-parts.ts';

/** A part that writes into a list when it is stopped, and can be made to end by itself. */
function part(name: string, stopped: string[], stop: () => Promise<unknown> = () => Promise.resolve('stopped')) {
  const { promise: ended, resolve: end } = Promise.withResolvers<string>();
  return { name, ended, end, logFile: `${name}.log`, stop: () => (stopped.push(name), end('signal SIGTERM'), stop()) };
}

describe('the running parts of the product', () => {
  it('are stopped with the last started first', async () => {
    const [parts, stopped] = [new RunningParts(), [] as string[]];
    for (const name of ['postgres', 'kafka', 'ingestor']) parts.add(part(name, stopped));
    await parts.stop(silentProgress);
    expect(stopped).toEqual(['ingestor', 'kafka', 'postgres']);
  });

  it('report the first that ends by itself', async () => {
    const [parts, stopped] = [new RunningParts(), [] as string[]];
    const [one, other] = [part('extractor', stopped), part('projector', stopped)];
    [one, other].forEach((each) => parts.add(each));
    other.end('exit code 1');
    one.end('exit code 2');
    expect(await parts.death).toEqual({ name: 'projector', how: 'exit code 1', logFile: 'projector.log' });
  });

  it('are all stopped though one of them cannot be, and it is said', async () => {
    const [parts, stopped] = [new RunningParts(), [] as string[]];
    let said = '';
    parts.add(part('postgres', stopped));
    parts.add(part('kafka', stopped, () => Promise.reject(new Error('no leave'))));
    parts.add(part('ingestor', stopped, () => Promise.resolve('killed')));
    await parts.stop(createProgress((text) => (said += text)));
    expect(stopped).toEqual(['ingestor', 'kafka', 'postgres']);
    expect(said.split('\n')).toEqual(['  ingestor: killed, for it did not stop in time', '  kafka could not be stopped: no leave', '  postgres: stopped', '']);
  });
});
