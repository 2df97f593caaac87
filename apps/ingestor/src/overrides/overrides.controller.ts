import { All, Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { OnRecordError } from '@on-record/domain';
import type { Logger } from '@on-record/runtime';
import type { Request, Response } from 'express';
import type { BearerCheck } from '../authentication/bearer-check';
import { done, later, problem, sendAnswer, type Answer } from '../push/answer';
import { toContentType } from '../push/content-type';
import type { Admission, Intake } from '../push/intake';
import { readBody, type BodyLimits } from '../push/read-body';
import type { AppendFact } from '../recording/fact-writer';
import { toOverride } from './to-override';

/** What the door of corrections needs. */
export interface OverridesParts {
  readonly isEditor: BearerCheck;
  readonly intake: Intake;
  readonly beginAppending: () => AppendFact;
  readonly nowMs: () => number;
  readonly count: (answer: Answer) => void;
  readonly logger: Logger;
}

/** The token under which Nest hands over what the door of corrections needs. */
export const OVERRIDES_PARTS = Symbol('overrides parts');

/** A reason of 2,000 characters and some names, each character escaped, are far below this. */
const LIMITS: BodyLimits = { keptBytes: 32_768, headBytes: 0, readBytes: 65_536, timeoutMs: 10_000 };

/** `POST /v1/overrides`: where corrections by editors come in. It answers 201 only after the log has acknowledged the fact. */
@Controller('v1/overrides')
export class OverridesController {
  constructor(@Inject(OVERRIDES_PARTS) private readonly parts: OverridesParts) {}

  @Post()
  async override(@Req() request: Request, @Res() response: Response): Promise<void> {
    const answer = await this.answerTo(request);
    if (answer) this.send(response, answer);
  }

  @All()
  refuseMethod(@Req() request: Request, @Res() response: Response): void {
    this.send(response, problem(405, { code: 'METHOD_NOT_ALLOWED', detail: `${request.method} is not possible here.`, remedy: 'Send corrections by POST.' }, { allow: 'POST' }));
  }

  /** What to say; nothing where the sender has gone away. Nothing is read of what a stranger sends. */
  private async answerTo(request: Request): Promise<Answer | undefined> {
    if (!this.parts.isEditor(request.headers.authorization)) {
      request.resume();
      return stranger();
    }
    const admission = this.parts.intake.admit();
    if (!admission) return later('INGESTOR_OVERLOADED', 'More is in work than there is room for.');
    try {
      return await this.take(request, admission);
    } catch (error) {
      const code = error instanceof OnRecordError ? error.code : 'INGESTOR_BROKE';
      this.parts.logger.error('Correction not taken.', { errorCode: code, error });
      return later(code, 'The correction could not be recorded now.');
    } finally {
      admission.release();
    }
  }

  private async take(request: Request, admission: Admission): Promise<Answer | undefined> {
    const reading = await readBody(request, LIMITS, { admission, onChunk: () => undefined });
    if (reading.kind === 'aborted') return undefined;
    if (reading.kind !== 'read') return later('DELIVERY_INCOMPLETE', 'The body did not arrive in time, or there was no room for it.');
    if (!isPlainJson(request)) return invalid(415, 'The body is not JSON in UTF-8 by its content type, or it is compressed.');
    if (reading.body.isTruncated) return invalid(413, `The body has more than ${LIMITS.keptBytes} bytes.`);
    const override = toOverride(reading.body.bytes, this.parts.nowMs());
    switch (override.kind) {
      case 'no-json':
        return invalid(400, 'The body is not JSON in UTF-8.');
      case 'faulty':
        return invalid(422, 'The correction has faults.', [...override.faults]);
      case 'override': {
        const { overrideId, articleId, finding, change } = override.event.payload;
        await this.parts.beginAppending()(override.event);
        // Who and why stand in the log of facts, which can be erased; that of the process cannot.
        this.parts.logger.info('Correction recorded.', { articleId, eventId: overrideId, change: change.kind });
        return done(201, { overrideId, articleId, finding, status: 'recorded' });
      }
    }
  }

  private send(response: Response, answer: Answer): void {
    this.parts.count(answer);
    sendAnswer(response, answer);
  }
}

function isPlainJson({ headers }: Request): boolean {
  const { mediaType, charset } = toContentType(headers['content-type']);
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  return mediaType === 'application/json' && (charset === undefined || charset === 'utf-8') && encoding === 'identity';
}

/** The same whether there is a token to guess or none. */
function stranger(): Answer {
  const about = { code: 'OVERRIDE_TOKEN_INVALID', detail: 'Corrections are taken from editors only.', remedy: 'Send authorization: Bearer with the token of the editors; the operator of On Record has it, if there is one.' } as const;
  return problem(401, about, { 'www-authenticate': 'Bearer realm="on-record editors"' });
}

function invalid(status: 400 | 413 | 415 | 422, detail: string, faults: Parameters<typeof problem>[1]['faults'] = []): Answer {
  return problem(status, { code: 'OVERRIDE_INVALID', detail, remedy: 'Send one JSON object with articleId, finding, change and by, as docs/corrections.md says.', faults });
}
