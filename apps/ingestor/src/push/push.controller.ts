import type { IncomingHttpHeaders } from 'node:http';
import { All, Controller, Inject, Param, Post, Req, Res, type OnModuleDestroy } from '@nestjs/common';
import { OnRecordError } from '@on-record/domain';
import type { Logger } from '@on-record/runtime';
import type { Request, Response } from 'express';
import type { BearerCheck } from '../authentication/bearer-check';
import { createSignatureCheck, operatorVouches, SIGNATURE_HEADERS } from '../authentication/signature-check';
import type { Source } from '../sources/source';
import { later, problem, sendAnswer, type Answer } from './answer';
import type { AnswerTally } from './answer-tally';
import type { Admission, Intake } from './intake';
import { readBody, type BodyLimits, type BodyReading } from './read-body';
import type { ReceiveDeliveryHandler } from './receive-delivery.handler';
import { safeHeaders, validTraceparent } from './safe-headers';

/** What the push endpoint needs. */
export interface PushParts {
  readonly findSource: (name: string) => Source | undefined;
  readonly isOperator: BearerCheck;
  readonly intake: Intake;
  readonly bodyLimits: BodyLimits;
  readonly receiver: ReceiveDeliveryHandler;
  readonly nowMs: () => number;
  readonly tally: AnswerTally;
  readonly logger: Logger;
}

/** The token under which Nest hands over what the push endpoint needs. */
export const PUSH_PARTS = Symbol('push parts');

/** `POST /v1/push/{source}`: the edge at which deliveries come in. It never redirects and never answers 409 or 429. */
@Controller('v1/push')
export class PushController implements OnModuleDestroy {
  private isStopping = false;

  constructor(@Inject(PUSH_PARTS) private readonly parts: PushParts) {}

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  @Post(':source')
  async push(@Param('source') name: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    const answer = await this.answerTo(name, request);
    if (answer) this.send(response, answer);
  }

  @All(':source')
  refuseMethod(@Req() request: Request, @Res() response: Response): void {
    const detail = `${request.method} is not possible here.`;
    const answer = problem(405, { code: 'METHOD_NOT_ALLOWED', detail, remedy: 'Push articles by POST.' }, { allow: 'POST' });
    this.send(response, answer);
  }

  /** What to say; nothing where the sender has gone away. */
  private async answerTo(name: string, request: Request): Promise<Answer | undefined> {
    const source = this.parts.findSource(name);
    if (!source) return unknownSource();
    const admission = this.parts.intake.admit();
    if (!admission) return overloaded();
    try {
      return await this.take(source, request, admission);
    } catch (error) {
      return this.failed(error, source);
    } finally {
      admission.release();
    }
  }

  private async take(source: Source, request: Request, admission: Admission): Promise<Answer | undefined> {
    const check = this.parts.isOperator(request.headers.authorization) ? operatorVouches() : createSignatureCheck(source, signatureOf(request.headers));
    const reading = await readBody(request, this.parts.bodyLimits, { admission, onChunk: check.update });
    if (reading.kind !== 'read') return unread(reading);
    return this.parts.receiver.receive({
      source,
      body: reading.body,
      verdict: check.verdict(),
      contentType: request.headers['content-type'],
      contentEncoding: request.headers['content-encoding'],
      headers: safeHeaders(request.headers),
      traceparent: validTraceparent(request.headers),
      receivedAtMs: this.parts.nowMs(),
    });
  }

  /** Whatever went wrong, the delivery is not known to be kept, so the sender is to try again. */
  private failed(error: unknown, source: Source): Answer {
    const code = error instanceof OnRecordError ? error.code : 'INGESTOR_BROKE';
    this.parts.logger.error('Delivery not taken.', { source: source.source, errorCode: code, error });
    return later(code, 'The delivery could not be recorded now.');
  }

  private send(response: Response, answer: Answer): void {
    this.parts.tally.count(answer);
    sendAnswer(response, this.isStopping ? { ...answer, headers: { ...answer.headers, connection: 'close' } } : answer);
  }
}

function signatureOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of SIGNATURE_HEADERS) {
    const value = headers[name];
    if (typeof value === 'string') return value;
  }
  return undefined;
}

function unread(reading: Exclude<BodyReading, { kind: 'read' }>): Answer | undefined {
  switch (reading.kind) {
    case 'aborted':
      return undefined;
    case 'no room':
      return overloaded();
    case 'too slow':
      return later('DELIVERY_INCOMPLETE', 'The body did not arrive in time.');
  }
}

function unknownSource(): Answer {
  return problem(404, {
    code: 'SOURCE_UNKNOWN',
    detail: 'There is no source of this name.',
    remedy: 'Check the last part of the address, or have the source added to the sources file.',
  });
}

function overloaded(): Answer {
  return later('INGESTOR_OVERLOADED', 'More deliveries are in work than there is room for.');
}
