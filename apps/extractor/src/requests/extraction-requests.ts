import {
  compareText, extractionRequestFulfilledEvent, writeEvent, type Event, type EventLog, type TopicNames,
} from '@on-record/domain';
import type { ControlListener, Logger } from '@on-record/runtime';
import { setTimeout as delay } from 'node:timers/promises';
import type { RequestMetrics } from './request-metrics';
import { fulfilRequest, type FulfilmentParts } from './fulfil-request';

/** What working on requests needs. */
export interface ExtractionRequestsParts extends Omit<FulfilmentParts, 'topic' | 'onRead' | 'everyMs' | 'log'> {
  readonly log: EventLog;
  /** The engine version whose requests are worked on; others are left to its extractors. */
  readonly engineVersion: string;
  readonly topicNames: TopicNames;
  readonly metrics: RequestMetrics;
  readonly logger: Logger;
  /** The time between two looks at how far a request is; 2 s unless given. */
  readonly everyMs?: number;
}

const EVERY_MS = 2_000;
const AGAIN_AFTER_MS = 10_000;

/**
 * Works on the requests for extraction that are meant for its engine version, one after the other, the oldest first, beside the
 * articles that come in. What it works on is told by a `ControlFollower`; what is done is a fact in the control topic, for
 * committed offsets are forgotten by the broker in time. Trouble is tried again, and never ends the process.
 */
export class ExtractionRequests implements ControlListener {
  readonly types = ['ExtractionRequested', 'ExtractionRequestFulfilled'] as const;
  private readonly open = new Map<string, Event<'ExtractionRequested'>>();
  private readonly settled = new Set<string>();
  private readonly ended = new AbortController();
  /** Ends the work on the request at hand, when another extractor has said that all of it is read. */
  private current: { readonly requestId: string; readonly enough: AbortController } | undefined;
  private news = Promise.withResolvers<void>();
  private working: Promise<void> | undefined;

  constructor(private readonly parts: ExtractionRequestsParts) {
    parts.metrics.measureOpen(() => this.open.size);
  }

  readonly take = (event: Event): void => {
    if (event.type === 'ExtractionRequestFulfilled') this.settle(event.payload.requestId);
    if (event.type === 'ExtractionRequested') this.add(event);
  };

  /** Begins to work; to be called when what stands in the control topic is known. */
  start(): void {
    this.working ??= this.work();
  }

  /** Ends after the articles at hand; to be awaited before the log is closed. */
  async stop(): Promise<void> {
    this.ended.abort();
    this.current?.enough.abort();
    this.news.resolve();
    await this.working;
  }

  private add(request: Event<'ExtractionRequested'>): void {
    const { requestId, engineVersion } = request.payload;
    if (this.settled.has(requestId) || this.open.has(requestId)) return;
    if (engineVersion !== this.parts.engineVersion) {
      this.settled.add(requestId);
      this.parts.logger.info('Left a request to extractors of another engine version.', { requestId, engineVersion, ownVersion: this.parts.engineVersion });
      return;
    }
    this.open.set(requestId, request);
    this.news.resolve();
  }

  private settle(requestId: string): void {
    this.settled.add(requestId);
    this.open.delete(requestId);
    if (this.current?.requestId === requestId) this.current.enough.abort();
  }

  private async work(): Promise<void> {
    while (!this.ended.signal.aborted) {
      const [oldest] = [...this.open.values()].toSorted((a, b) => compareText(a.time, b.time) || compareText(a.id, b.id));
      if (oldest === undefined) await this.waitForNews();
      else await this.workOn(oldest);
    }
  }

  private async waitForNews(): Promise<void> {
    this.news = Promise.withResolvers<void>();
    if (this.open.size > 0 || this.ended.signal.aborted) return;
    await this.news.promise;
  }

  private async workOn(request: Event<'ExtractionRequested'>): Promise<void> {
    const { logger, topicNames, log, metrics, everyMs = EVERY_MS } = this.parts;
    const { requestId, engineVersion } = request.payload;
    const enough = new AbortController();
    this.current = { requestId, enough };
    let hasFailed = false;
    logger.info('Works on a request for extraction.', { requestId, engineVersion });
    while (!enough.signal.aborted && !this.ended.signal.aborted) {
      try {
        const parts = { ...this.parts, topic: topicNames('articles'), onRead: metrics.countRead, everyMs };
        if (!(await fulfilRequest(request, parts, enough.signal))) break;
        await log.append([writeEvent(extractionRequestFulfilledEvent(request), topicNames)]);
        this.settle(requestId);
        logger.info('A request for extraction is fulfilled.', { requestId, engineVersion });
      } catch (error) {
        if (!hasFailed && !this.ended.signal.aborted) logger.warn('The work on a request for extraction failed; it is tried again.', { requestId, error });
        hasFailed = true;
        await delay(AGAIN_AFTER_MS, undefined, { signal: enough.signal, ref: false }).catch(() => undefined);
      }
    }
    this.current = undefined;
  }
}
