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
  /** The file that each worker thread runs: compiled JavaScript. */
  readonly workerFile: string;
  /** The weights of the engine; their bytes should be shared memory, or else each worker gets a copy. */
  readonly model: LanguageModel;
  readonly workers: number;
  /** A guard against a hang, `ENGINE_HANG_MS` unless given; the engine's own budget counts work, not time. */
  readonly hangAfterMs?: number;
}

const PROBE: ExtractionInput = { text: 'Probe.', marks: [], publishedAt: '2026-01-01T00:00:00Z', timeZone: 'UTC', language: 'en', hasHeadline: true };

/** Engines in worker threads: the same answer as one engine, on more cores. */
export class EnginePool implements ArticleReader {
  private readonly hangAfterMs: number;
  /** An article is handed over only to a worker that is free, so that waiting for one does not count as hanging. */
  private readonly whenFree: LimitFunction;
  private onRead: (seconds: number) => void = () => undefined;
  private isClosing = false;

  private constructor(options: EnginePoolOptions, private readonly pool: Piscina<ExtractionInput, ExtractionResult>, readonly version: string) {
    this.hangAfterMs = options.hangAfterMs ?? ENGINE_HANG_MS;
    this.whenFree = pLimit(options.workers);
  }

  /**
   * Starts the workers, and asks one for the version of its engine: the thread that owns the pool loads no engine. Fails with
   * ENGINE_BROKE where none starts and reads: each article would otherwise be answered as failed, for good.
   */
  static async start(options: EnginePoolOptions): Promise<EnginePool> {
    const { workerFile: filename, model: workerData, workers } = options;
    const pool = new Piscina<ExtractionInput | undefined, ExtractionResult | string>({ filename, workerData, minThreads: workers, maxThreads: workers, resourceLimits: WORKER_LIMITS });
    try {
      // What a worker answers by these names is what `engine.worker.ts` exports.
      const version = (await pool.run(undefined, { name: 'version' })) as string;
      const started = new EnginePool(options, pool as Piscina<ExtractionInput, ExtractionResult>, version);
      const result = await started.extract(PROBE);
      if (result.kind === 'failed') throw new Error(result.reason);
      return started;
    } catch (error) {
      await pool.destroy();
      throw new OnRecordError('ENGINE_BROKE', `The engine cannot be used: ${reasonOf(error)}. Look whether the release is installed whole.`);
    }
  }

  /** From now on somebody is told how long the engine takes for each article. */
  measure(onRead: (seconds: number) => void): void {
    this.onRead = onRead;
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
    this.onRead((performance.now() - begunMs) / 1000);
    return result;
  }

  private async extract(input: ExtractionInput): Promise<ExtractionResult> {
    try {
      return await this.pool.run(input, { name: 'extract', signal: AbortSignal.timeout(this.hangAfterMs) });
    } catch (error) {
      if (this.isClosing) throw error;
      return { kind: 'failed', code: 'ENGINE_BROKE', reason: reasonOf(error) };
    }
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** An article revision as the engine sees it. */
export function toExtractionInput(article: Event<'ArticleReceived'>): ExtractionInput {
  const { text, marks, publishedAt, timeZone, language } = article.payload.content;
  return { text, marks, publishedAt, timeZone, language, hasHeadline: true };
}
