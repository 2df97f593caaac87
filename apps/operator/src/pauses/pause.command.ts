import { latestPauseFact, pauseOf, pausableStages, stagePausedEvent, stageResumedEvent, writeEvent, type Event, type PausableStage } from '@on-record/domain';
import { parseConfiguration, pauseSentence, readEnvironment } from '@on-record/runtime';
import { Argument, Command } from 'commander';
import { addActingOptions, beginAct, DRY_RUN, readOperator, type Act, type ActingOptions, type Operator } from '../acting-verb';
import { atLog, type Desk } from '../at-desk';
import { momentAfter, readControlFacts } from '../control/control-facts';
import { countMembers } from '../count-members';
import { jsonText } from '../json-text';
import { logConfiguration } from '../operator.config';
import { projectedTopics } from '../positions';
import { printable } from '../printable-text';

/** What is wanted of a stage. */
export type PauseWish = 'pause' | 'resume';

/** `on-record pause`: a stage handles nothing until it is resumed. */
export function pauseCommand(): Command {
  return pauseVerb('pause', 'Have all processes of a stage handle nothing until the stage is resumed; what comes waits in the log. Processes stay up and ready, and stay paused when they are started again. Needs no Postgres. Without --execute it says how much waits now.', `
Examples:
  on-record pause projector
  on-record pause projector --execute --reason "Postgres is moved"`);
}

/** `on-record resume`: a stage that was paused goes on. */
export function resumeCommand(): Command {
  return pauseVerb('resume', 'Have a stage that was paused go on where it was; its processes see it within seconds. Without --execute it says since when the stage is paused, by whom and why, and how much waits.', `
Examples:
  on-record resume projector
  on-record resume projector --execute --reason "Postgres is back"`);
}

function pauseVerb(wish: PauseWish, description: string, examples: string): Command {
  const verb = new Command(wish).description(description).addArgument(new Argument('<stage>', 'which stage').choices([...pausableStages]));
  return addActingOptions(verb)
    .addHelpText('after', examples)
    .action(async (stage: PausableStage, options: ActingOptions) => {
      const by = readOperator(options);
      const configuration = parseConfiguration(logConfiguration, readEnvironment());
      const groupId = stage === 'extractor' ? configuration.EXTRACTOR_GROUP : configuration.PROJECTOR_GROUP;
      const members = await countMembers(configuration, groupId);
      process.stdout.write(`${await atLog(configuration, (desk) => setPause(desk, { wish, stage }, { by, json: options.json, groupId, members }))}\n`);
    });
}

/** Who acts, and the group that is to be paused with the processes that read in it. */
export interface PauseSetting {
  readonly by: Operator | undefined;
  readonly json?: boolean | undefined;
  readonly groupId: string;
  readonly members: number;
}

/** Pauses or resumes a stage, or says what that would do; gives what is to be printed. */
export async function setPause(desk: Pick<Desk, 'log' | 'topicNames'>, { wish, stage }: { readonly wish: PauseWish; readonly stage: PausableStage }, { by, json, groupId, members }: PauseSetting): Promise<string> {
  const { pauseFacts } = await readControlFacts(desk);
  const pause = pauseOf(pauseFacts, stage);
  const waiting = await countWaiting(desk, stage, groupId);
  const isAsWished = (wish === 'pause') === (pause !== undefined);
  if (by !== undefined && !isAsWished) {
    const act = beginAct({ verb: wish, arguments: { stage }, effect: { processes: members, waitingRecords: waiting } }, by, { nowMs: Date.now(), topicNames: desk.topicNames });
    await desk.log.append([act.record]);
    const latest = latestPauseFact(pauseFacts, stage);
    await desk.log.append([writeEvent(eventOf(wish, stage, { act, at: momentAfter(latest === undefined ? [] : [latest], Date.parse(act.actedAt)) }), desk.topicNames)]);
  }
  if (json) return jsonText({ isDryRun: by === undefined, stage, wish, pause: pause ?? null, processes: members, waitingRecords: waiting, isDone: by !== undefined && !isAsWished });
  const now = `The ${stage} ${pause === undefined ? 'runs.' : `is paused. ${printable(pauseSentence(pause))}`}`;
  const numbers = `Group ${groupId}: ${members} process(es) read, ${waiting} record(s) wait.`;
  return [now, numbers, lastLine(wish, { stage, isAsWished, isDryRun: by === undefined })].join('\n');
}

function lastLine(wish: PauseWish, { stage, isAsWished, isDryRun }: { readonly stage: string; readonly isAsWished: boolean; readonly isDryRun: boolean }): string {
  if (isAsWished) return 'There is nothing to do. Nothing was changed.';
  if (isDryRun) return `\n${DRY_RUN}`;
  return wish === 'pause' ? `\nPaused. It goes on after: on-record resume ${stage}` : '\nResumed. Its processes go on within seconds.';
}

function eventOf(wish: PauseWish, stage: PausableStage, { act: { by, event }, at }: { readonly act: Act; readonly at: string }): Event {
  return wish === 'pause' ? stagePausedEvent({ stage, pausedAt: at, by }, event.id) : stageResumedEvent({ stage, resumedAt: at, by }, event.id);
}

/** By the offsets of its group, for a projector may be paused because Postgres is away. */
async function countWaiting({ log, topicNames }: Pick<Desk, 'log' | 'topicNames'>, stage: PausableStage, groupId: string): Promise<number> {
  const topics = stage === 'extractor' ? [topicNames('articles')] : projectedTopics(topicNames);
  const committed = new Map((await log.committedOffsets(groupId, topics)).map(({ topic, partition, offset }) => [`${topic}/${partition}`, offset]));
  const ends = await log.offsets(topics);
  return ends.reduce((sum, { topic, partition, first, next }) => sum + Number(next - (committed.get(`${topic}/${partition}`) ?? first)), 0);
}
