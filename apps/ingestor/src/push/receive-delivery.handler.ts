import { deliveryIdOf, eventIdOf, OnRecordError } from '@on-record/domain';
import type { Logger } from '@on-record/runtime';
import type { SignatureVerdict } from '../authentication/signature-check';
import type { DeliveryFormat } from '../formats/delivery-format';
import type { AcknowledgedFacts } from '../recording/acknowledged-facts';
import { decideDelivery, type ArticleFact, type Decision } from '../recording/decide-delivery';
import { toDeliveryReceived, toDeliveryRefused } from '../recording/delivery-events';
import { unrecordable, type AppendFact } from '../recording/fact-writer';
import type { Receipt } from '../recording/receipt';
import { refusal, type Refusal } from '../recording/refusal';
import type { RefusalAllowance } from '../recording/refusal-allowance';
import type { Source } from '../sources/source';
import { done, refused, type Answer } from './answer';
import { toContentType } from './content-type';
import type { ReadBody } from './read-body';

/** A delivery of a known source, its body read. */
export interface IncomingDelivery {
  readonly source: Source;
  readonly body: ReadBody;
  readonly verdict: SignatureVerdict;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly traceparent: string | undefined;
  readonly receivedAtMs: number;
}

/** What receiving needs. */
export interface ReceivingParts {
  readonly beginAppending: () => AppendFact;
  readonly formats: readonly DeliveryFormat[];
  readonly acknowledged: AcknowledgedFacts;
  readonly allowance: RefusalAllowance;
  readonly logger: Logger;
}

/** Takes deliveries: keeps each, reads it, has its fact acknowledged, and only then answers. */
export class ReceiveDeliveryHandler {
  constructor(private readonly parts: ReceivingParts) {}

  /** Fails with LOG_UNAVAILABLE when the log did not acknowledge in time: then the sender must send again. */
  async receive(delivery: IncomingDelivery): Promise<Answer> {
    const { source, body, verdict } = delivery;
    const append = this.parts.beginAppending();
    const format = this.parts.formats.find((each) => isPlain(delivery) && each.reads(toContentType(delivery.contentType)));
    const receipt = toReceipt(delivery, format?.name ?? 'unknown');
    // Of a body that was not read to its end nobody knows whether its signature fits.
    const isProven = verdict.kind === 'authentic' && body.isComplete;
    if (verdict.kind === 'refused' && body.isComplete) return this.refuse(verdict.refusal, receipt, { append, isProven });
    if (body.isTruncated) return this.refuse(tooLarge(body), receipt, { append, isProven });
    if (verdict.kind === 'refused') return this.refuse(verdict.refusal, receipt, { append, isProven });
    if (!this.parts.acknowledged.hasDelivery(receipt.deliveryId)) {
      await append(toDeliveryReceived(receipt, verdict.authentication));
      this.parts.acknowledged.rememberDelivery(receipt.deliveryId);
    }
    if (!format) return this.refuse(unsupported(delivery), receipt, { append, isProven });
    try {
      return await this.carryOut(this.decide(format, delivery, receipt), receipt, append);
    } catch (error) {
      if (!(error instanceof OnRecordError && error.code === 'DELIVERY_UNRECORDABLE')) throw error;
      // To answer 503 would make its sender repeat for ever what can never be taken.
      this.parts.logger.error('Delivery cannot be recorded.', { source: source.source, deliveryId: receipt.deliveryId, errorCode: error.code, error });
      return this.refuse(faultOfOurs(), receipt, { append, isProven });
    }
  }

  private decide(format: DeliveryFormat, { body, source }: IncomingDelivery, receipt: Receipt): Decision {
    try {
      return decideDelivery(format.read(body.bytes, source), receipt, this.parts.acknowledged.momentOf);
    } catch (error) {
      throw unrecordable(error);
    }
  }

  private async carryOut(decision: Decision, receipt: Receipt, append: AppendFact): Promise<Answer> {
    switch (decision.kind) {
      case 'append':
        return this.record(decision.fact, receipt, append);
      case 'ignore':
        await append(decision.event);
        return done(200, { deliveryId: receipt.deliveryId, eventId: decision.event.id, status: 'ignored', reason: decision.reason });
      case 'refuse':
        return this.refuse(decision.refusal, receipt, { append, isProven: true });
    }
  }

  private async record(fact: ArticleFact, receipt: Receipt, append: AppendFact): Promise<Answer> {
    const known = this.parts.acknowledged.find(fact);
    if (known) return done(200, idsOf(fact, known.factId, known.deliveryId));
    await append(fact.event);
    this.parts.acknowledged.remember(fact, receipt.deliveryId);
    return done(201, idsOf(fact, fact.factId, receipt.deliveryId));
  }

  private async refuse(why: Refusal, receipt: Receipt, how: { readonly append: AppendFact; readonly isProven: boolean }): Promise<Answer> {
    const { deliveryId, source, receivedAtMs } = receipt;
    const isKept = how.isProven || this.parts.allowance.take(source, deliveryId, receivedAtMs);
    if (isKept) await how.append(toDeliveryRefused(receipt, why));
    const fields = { source, deliveryId, errorCode: why.code, httpStatus: why.httpStatus, faults: why.faults.length };
    // What is over the allowance is counted by the tally of answers; a line for each would be a flood at a stranger's will.
    if (isKept) this.parts.logger.warn('Delivery refused and kept.', fields);
    else this.parts.logger.debug('Delivery refused, not kept.', fields);
    return refused(why, deliveryId);
  }
}

function toReceipt(delivery: IncomingDelivery, format: string): Receipt {
  const { source, body, headers, receivedAtMs, traceparent, contentType = '' } = delivery;
  return {
    deliveryId: deliveryIdOf(source.source, contentType, body.sha256),
    source: source.source,
    format,
    receivedAtMs,
    body: { contentType, base64: body.bytes.toString('base64'), bytes: body.length, sha256: body.sha256, isTruncated: body.isTruncated },
    headers,
    traceparent,
  };
}

function idsOf(fact: ArticleFact, factId: string, deliveryId: string): Answer['body'] {
  const idName = fact.kind === 'recorded' ? 'revisionId' : 'retractionId';
  return { articleId: fact.articleId, [idName]: factId, eventId: eventIdOf(fact.event.type, factId), deliveryId, status: fact.kind };
}

/** Compressed bodies are refused: their size is known only when it is too late. */
function isPlain({ contentEncoding }: IncomingDelivery): boolean {
  return contentEncoding === undefined || contentEncoding.trim().toLowerCase() === 'identity';
}

function unsupported(delivery: IncomingDelivery): Refusal {
  const reason = isPlain(delivery)
    ? `A body of the type ${JSON.stringify((delivery.contentType ?? '').slice(0, 200))} cannot be read.`
    : 'A compressed body cannot be read.';
  return refusal(415, 'DELIVERY_MEDIA_TYPE_UNSUPPORTED', { reason, remedy: 'Send JSON in UTF-8 as content-type: application/json, without content-encoding.' });
}

function faultOfOurs(): Refusal {
  const reason = 'The delivery is kept as it came, but On Record cannot make a fact of it; that is no fault of its sender.';
  return refusal(422, 'DELIVERY_UNRECORDABLE', { reason, remedy: 'Tell the operator of On Record the delivery id; once the cause is mended, send the delivery again.' });
}

function tooLarge(body: ReadBody): Refusal {
  const reason = `The body has ${body.isComplete ? '' : 'at least '}${body.length} bytes; 10000000 are the most.`;
  return refusal(413, 'DELIVERY_TOO_LARGE', { reason, remedy: 'Send the article without embedded pictures or other media.' });
}
