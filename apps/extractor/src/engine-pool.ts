import { OnRecordError, type Event, type ExtractionInput, type ExtractionResult, type LanguageModel } from '@on-record/domain';
import pLimit, { type LimitFunction } from 'p-limit';
import { Piscina } from 'piscina';

/** Reads articles with one engine version. */
export interface ArticleReader {
  readonly version: string;
  /** The answers stand in the order of the articles. */
  extractAll(articles: readonly Event<'ArticleReceived'>[]): Promise<readonly ExtractionResult[]>;
}

/**
 * After this an article counts as hanging the engine, and is failed for good: so it is many times what the greatest article
 * takes, that the machine does not decide. One with 200,000 characters of nested reports takes 1.2 s, and one that
 * exhausts the budget of work would take 10 s at that rate.
 */
export const ENGINE_HANG_MS = 60_000;

/**
 * What a worker may hold. The engine keeps some 40 MB, and 160 MB suffice for the greatest articles; without a bound V8 lets three times as much pile up
 * before it clears away. One that needs more than the second ends its worker, and its article is answered as failed.
 */
const WORKER_LIMITS = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 };

/** How the pool is set up. */
export interface EnginePoolOptions {
  /** The version that the workers' engine must have. */
  readonly version: string;
  /** The file that each worker thread runs: compiled JavaScript. */
  readonly workerFile: string;
  /** The weights of the engine; their bytes should be shared memory, or else each worker gets a copy. */
  readonly model: LanguageModel;
  readonly workers: number;
  /** A guard against a hang, `ENGINE_HANG_MS` unless given; the engine's own budget counts work, not time. */
  readonly hangAfterMs?: number;
  /** Told how long the engine took for an article. */
  readonly onRead?: (seconds: number) => void;
}

const PROBE: ExtractionInput = { text: 'Probe.', marks: [], publishedAt: '2026-01-01T00:00:00Z', timeZone: 'UTC', language: 'en', hasHeadline: true };

/** Engines in worker threads: the same answer as one engine, on more cores. */
export class EnginePool implements ArticleReader {
  readonly version: string;
  private readonly pool: Piscina<ExtractionInput, ExtractionResult>;
  private readonly hangAfterMs: number;
  /** An article is handed over only to a worker that is free, so that waiting for one does not count as hanging. */
  private readonly whenFree: LimitFunction;
  private isClosing = false;

  constructor(private readonly options: EnginePoolOptions) {
    this.version = options.version;
    this.hangAfterMs = options.hangAfterMs ?? ENGINE_HANG_MS;
    this.whenFree = pLimit(options.workers);
    this.pool = new Piscina({
      filename: options.workerFile, name: 'extract', workerData: options.model, minThreads: options.workers, maxThreads: options.workers, resourceLimits: WORKER_LIMITS,
    });
  }

  /**
   * Makes sure that an engine starts in a worker and reads; to be called before the first article, of which each would
   * otherwise be answered as failed, for good. Fails with ENGINE_BROKE.
   */
  async requireEngine(): Promise<void> {
    const result = await this.whenFree(() => this.extract(PROBE));
    if (result.kind === 'extracted') return;
    throw new OnRecordError('ENGINE_BROKE', `The engine cannot be used: ${result.reason}. Look whether the release is installed whole.`);
  }

  /**
   * Reads articles side by side; the answers stand in the order of the articles. An article that breaks the engine, hangs
   * it or exhausts its memory is answered as failed; the call rejects only when the pool is closed meanwhile.
   */
  async extractAll(articles: readonly Event<'ArticleReceived'>[]): Promise<readonly ExtractionResult[]> {
    return Promise.all(articles.map((article) => this.whenFree(() => this.read(article))));
  }

  async close(): Promise<void> {
    this.isClosing = true;
    await this.pool.close();
  }

  private async read(article: Event<'ArticleReceived'>): Promise<ExtractionResult> {
    const begunMs = performance.now();
    const result = await this.extract(toExtractionInput(article));
    this.options.onRead?.((performance.now() - begunMs) / 1000);
    return result;
  }

  private async extract(input: ExtractionInput): Promise<ExtractionResult> {
    try {
      return await this.pool.run(input, { signal: AbortSignal.timeout(this.hangAfterMs) });
    } catch (error) {
      if (this.isClosing) throw error;
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      return { kind: 'failed', code: 'ENGINE_BROKE', reason };
    }
  }
}

/** An article revision as the engine sees it. */
export function toExtractionInput(article: Event<'ArticleReceived'>): ExtractionInput {
  const { text, marks, publishedAt, timeZone, language } = article.payload.content;
  return { text, marks, publishedAt, timeZone, language, hasHeadline: true };
}
