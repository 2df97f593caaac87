import { z } from 'zod';
import { defineEventType, type PayloadOf } from '../event-type';
import { operatorSchema } from './fields';

/** The stages that can be paused: those that read the log. */
export const pausableStages = ['extractor', 'projector'] as const;

/** A stage that can be paused. */
export type PausableStage = (typeof pausableStages)[number];

/** An operator paused a stage. */
export const stagePaused = defineEventType({
  type: 'StagePaused',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator paused a stage: its processes handle nothing, across restarts, until it is resumed.',
  schema: z.strictObject({ stage: z.enum(pausableStages), pausedAt: z.iso.datetime(), by: operatorSchema }),
});

/** The payload of `StagePaused`. */
export type StagePaused = PayloadOf<typeof stagePaused>;

/** An operator resumed a stage. */
export const stageResumed = defineEventType({
  type: 'StageResumed',
  version: 1,
  topic: 'control',
  producer: 'operator',
  upcasters: [],
  meaning: 'An operator resumed a stage that was paused: its processes go on where they were.',
  schema: z.strictObject({ stage: z.enum(pausableStages), resumedAt: z.iso.datetime(), by: operatorSchema }),
});

/** The payload of `StageResumed`. */
export type StageResumed = PayloadOf<typeof stageResumed>;
