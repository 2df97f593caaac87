import { Controller, Inject } from '@nestjs/common';
import { Ctx, Payload } from '@nestjs/microservices';
import type { BatchContext, BatchHandler, BatchOutcome, RecordBatch } from '@on-record/domain';
import { HandlesBatches, type Logger } from '@on-record/runtime';

/** What the handler needs. */
export interface ProjectEventsOptions {
  /** Projects a batch: rows and checkpoint in one transaction. */
  readonly projector: Pick<BatchHandler, 'handle'>;
  readonly logger: Logger;
}

/** The name under which Nest hands the options to the handler. */
export const PROJECT_EVENTS_OPTIONS = Symbol('project events options');

/** Hands each batch of events to the projector of the read models, whose checkpoints alone say where to read on. */
@Controller()
export class ProjectEventsHandler {
  constructor(@Inject(PROJECT_EVENTS_OPTIONS) private readonly options: ProjectEventsOptions) {}

  @HandlesBatches()
  async handle(@Payload() batch: RecordBatch, @Ctx() context: BatchContext): Promise<BatchOutcome> {
    const outcome = await this.options.projector.handle(batch, context);
    if (outcome.kind === 'seek') {
      const { topic, partition, fetchedFrom } = batch;
      this.options.logger.warn('Sought back to the checkpoint.', { topic, partition, offset: String(fetchedFrom), checkpoint: String(outcome.offset) });
    }
    return outcome;
  }
}
