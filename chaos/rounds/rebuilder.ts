import { join } from 'node:path';
import { runCommand } from '../../tools/stack/run-command.ts';
import { pause } from '../../tools/stack/wait-until.ts';
import type { Difference } from '../oracle/difference.ts';
import { commonSettings, type Installation } from '../stack/service-plans.ts';

const acting = ['--execute', '--as', 'chaos', '--reason', 'a rebuild in the middle'];
const verbWithinMs = 60_000;
const betweenTriesMs = 500;

/** An operator who builds the read models anew while faults strike, and leads readers to them; whatever fails is tried again, as the verbs say. */
export class Rebuilder {
  private readonly installation: Installation;
  private switches = 0;

  constructor(installation: Installation) {
    this.installation = installation;
  }

  /** How often readers were led to another generation. */
  get promoted(): number {
    return this.switches;
  }

  /** Builds a generation beside the one that readers see, in the place of the one that they saw before, within the time. */
  async build(withinMs: number): Promise<readonly Difference[]> {
    return this.untilDone([['retire', /nothing to retire/], ['rebuild', undefined]], withinMs);
  }

  /** Leads readers to what was built, within the time. */
  async promote(withinMs: number): Promise<readonly Difference[]> {
    const differences = await this.untilDone([['promote', undefined]], withinMs);
    if (differences.length === 0) this.switches += 1;
    return differences;
  }

  /** Compares both generations with the log, row by row. */
  async verify(): Promise<readonly Difference[]> {
    const { output } = await this.run('generations', '--json');
    const { generations } = JSON.parse(output) as { readonly generations: readonly { readonly number: number }[] };
    const differences: Difference[] = [];
    for (const { number } of generations) {
      const { isOk, output: told } = await this.run('verify', '--generation', String(number));
      if (!isOk) differences.push({ kind: 'wrong', words: `Generation ${number} is not what the log says: ${told.trim()}` });
    }
    return differences;
  }

  private async untilDone(verbs: readonly (readonly [verb: string, isDoneToo: RegExp | undefined])[], withinMs: number): Promise<readonly Difference[]> {
    const deadline = performance.now() + withinMs;
    for (const [verb, isDoneToo] of verbs) {
      for (let last = ''; ; await pause(betweenTriesMs)) {
        const { isOk, output } = await this.run(verb, ...acting);
        if (isOk || isDoneToo?.test(output) === true) break;
        last = output.trim();
        if (performance.now() > deadline) return [{ kind: 'wrong', words: `on-record ${verb} did not succeed within ${withinMs / 1_000} s: ${last}` }];
      }
    }
    return [];
  }

  private run(...verb: readonly string[]): ReturnType<typeof runCommand> {
    const { root } = this.installation;
    return runCommand({
      command: process.execPath, arguments: [join(root, 'apps', 'operator', 'dist', 'main.js'), ...verb],
      environment: commonSettings(this.installation), workingFolder: root, withinMs: verbWithinMs,
    });
  }
}
