import { watchSilence } from './silence-watch';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('tells of a silence that is too long, and not while there are signs of life', () => {
  let aliveAt = Number.NEGATIVE_INFINITY;
  const end = jest.fn();
  const watch = watchSilence({ aliveAt: () => aliveAt, silenceMs: 5_000 }, end);
  jest.advanceTimersByTime(4_000);
  aliveAt = performance.now();
  jest.advanceTimersByTime(4_000);
  expect(end).not.toHaveBeenCalled();
  jest.advanceTimersByTime(2_000);
  expect(end).toHaveBeenCalledWith(expect.objectContaining({ code: 'LOG_UNAVAILABLE', retriable: true }));
  clearInterval(watch);
});
