import { messageOf } from './error-message.ts';
import type { Progress } from './progress.ts';

/** A part of the product that runs. */
export interface RunningPart {
  readonly name: string;
  readonly ended: Promise<string>;
  readonly logFile?: string;
  readonly stop: () => Promise<unknown>;
}

/** A part that ended although nobody stopped it. */
export interface Death {
  readonly name: string;
  readonly how: string;
  readonly logFile?: string;
}

/** All parts that run, in the order in which they were started. */
export class RunningParts {
  /** Settles when the first part ends by itself. */
  readonly death: Promise<Death>;
  private readonly parts: RunningPart[] = [];
  private isStopping = false;
  private report: (death: Death) => void = () => undefined;

  constructor() {
    this.death = new Promise((resolve) => {
      this.report = resolve;
    });
  }

  add(part: RunningPart): void {
    this.parts.push(part);
    void part.ended.then((how) => {
      if (!this.isStopping) this.report({ name: part.name, how, ...(part.logFile === undefined ? {} : { logFile: part.logFile }) });
    });
  }

  /** Stops all parts, the last started first, so that none loses what it stands on. A part that cannot be stopped does not keep the others running. */
  async stop(progress: Progress): Promise<void> {
    this.isStopping = true;
    for (const part of [...this.parts].reverse()) {
      try {
        const how = await part.stop();
        progress.say(`  ${part.name}: ${how === 'killed' ? 'killed, for it did not stop in time' : 'stopped'}`);
      } catch (error) {
        progress.say(`  ${part.name} could not be stopped: ${messageOf(error)}`);
      }
    }
  }
}
