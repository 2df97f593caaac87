/** Tells a person what goes on. */
export interface Progress {
  readonly say: (line: string) => void;
  /** Runs a step, says that it goes on while it takes long, and says how long it took. */
  readonly step: <T>(what: string, work: () => Promise<T>) => Promise<T>;
}

const sayAgainEveryMs = 10_000;

/** Progress as lines of text. */
export function createProgress(write: (text: string) => void): Progress {
  const say = (line: string): void => write(`${line}\n`);
  const step = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    say(`  ${what} ...`);
    const reminder = setInterval(() => say(`  ${what} ... ${secondsSince(began)}`), sayAgainEveryMs);
    try {
      const result = await work();
      say(`  ${what}: done after ${secondsSince(began)}`);
      return result;
    } finally {
      clearInterval(reminder);
    }
  };
  return { say, step };
}

/** Progress that nobody sees. */
export const silentProgress: Progress = { say: () => undefined, step: (_what, work) => work() };

function secondsSince(began: number): string {
  return `${((performance.now() - began) / 1000).toFixed(1)} s`;
}
