import { pause } from '../../tools/stack/wait-until.ts';
import { nameOf, type ForeignRun, type Revision, type SourceRetraction, type Step } from '../story/story.ts';
import type { Chance } from '../story/chance.ts';
import { pushUntilKept, retractionBody, revisionBody, type PushAnswer } from '../stack/newsroom.ts';
import type { OtherWriters } from '../stack/other-writers.ts';

/** How many deliveries a newsroom has under way at once. */
const lanes = 6;
const mostPauseMs = 400;

/** Takes the steps of a story: pushes what the newsroom sends, and appends what others write. */
export class StoryPlayer {
  /** The answers to what was pushed, by its name; others wait for them. */
  private readonly answers = new Map<string, PromiseWithResolvers<PushAnswer>>();
  /** The bytes of everything that was taken. The same bytes again are the same delivery, of which the log needs to hold no second copy. */
  readonly kept = new Set<string>();
  private readonly begun = new Map<ForeignRun, PromiseWithResolvers<void>>();

  private readonly url: string;
  private readonly writers: OtherWriters;

  constructor(url: string, writers: OtherWriters) {
    this.url = url;
    this.writers = writers;
  }

  /** Settles when every step has been acknowledged. */
  async play(steps: readonly Step[], chance: Chance): Promise<void> {
    const pushes = steps.filter((step) => step.kind === 'revision' || step.kind === 'retraction');
    const others = steps.filter((step) => step.kind !== 'revision' && step.kind !== 'retraction');
    const pauses = pushes.map(() => chance.between(0, mostPauseMs));
    const queue = pushes.map((push, place) => ({ push, pauseMs: pauses[place] ?? 0 }));
    const lane = async (): Promise<void> => {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        await pause(next.pauseMs);
        await this.push(next.push);
      }
    };
    const waits = others.map((step) => ({ step, pauseMs: chance.between(0, 2_000) }));
    await Promise.all([...Array.from({ length: lanes }, lane), ...waits.map(({ step, pauseMs }) => this.write(step, pauseMs))]);
  }

  private async push(step: Extract<Step, { kind: 'revision' | 'retraction' }>): Promise<void> {
    const [key, body] = step.kind === 'revision'
      ? [keyOf(step.revision, 'revision'), revisionBody(step.revision, step.sending)]
      : [keyOf(step.retraction, 'retraction'), retractionBody(step.retraction, step.sending)];
    const answer = await pushUntilKept(this.url, body);
    this.kept.add(body);
    this.answerOf(key).resolve(answer);
  }

  private async write(step: Exclude<Step, { kind: 'revision' | 'retraction' }>, pauseMs: number): Promise<void> {
    switch (step.kind) {
      case 'foreign-run': {
        const { revision } = step.run;
        await this.writers.appendForeignRun(revision, await this.answerOf(keyOf(revision, 'revision')).promise);
        return this.beginningOf(step.run).resolve();
      }
      case 'rest-of-foreign-run': {
        const { revision } = step.run;
        await this.beginningOf(step.run).promise;
        await pause(pauseMs);
        return this.writers.appendRest(revision, await this.answerOf(keyOf(revision, 'revision')).promise);
      }
      case 'poison': {
        const answer = await this.answerOf(keyOf(step.poison.revision, 'revision')).promise;
        await pause(pauseMs);
        return this.writers.appendPoison(step.poison, answer);
      }
      case 'reinstatement':
        return this.writers.appendReinstatement(step.retraction, await this.answerOf(keyOf(step.retraction, 'retraction')).promise);
    }
  }

  private answerOf(key: string): PromiseWithResolvers<PushAnswer> {
    const known = this.answers.get(key) ?? Promise.withResolvers<PushAnswer>();
    this.answers.set(key, known);
    return known;
  }

  private beginningOf(run: ForeignRun): PromiseWithResolvers<void> {
    const known = this.begun.get(run) ?? Promise.withResolvers<void>();
    this.begun.set(run, known);
    return known;
  }
}

function keyOf(of: Revision | SourceRetraction, kind: 'revision' | 'retraction'): string {
  return `${nameOf(of)} ${kind}`;
}
