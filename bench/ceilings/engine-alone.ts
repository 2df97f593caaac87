import type { ExtractionEngine, ExtractionInput } from '@on-record/domain';
import { createExtractionEngine } from '@on-record/extraction';
import { loadLanguageModel } from '@on-record/language-model';
import { setImmediate as turn } from 'node:timers/promises';

/** What the engine does in this thread, with nothing around it. */
export interface EngineRound {
  readonly articlesPerSecond: number;
  readonly msEach: readonly number[];
}

/** The bare engine in one thread. */
export class EngineAlone {
  private readonly engine: ExtractionEngine = createExtractionEngine({ model: loadLanguageModel() });
  private next = 0;

  private readonly articles: readonly ExtractionInput[];

  constructor(articles: readonly ExtractionInput[]) {
    this.articles = articles;
  }

  /** Reads articles, going on where the last round ended, for so long. Whoever wants to stop it gets a turn between two. */
  async round(seconds: number): Promise<EngineRound> {
    const msEach: number[] = [];
    const until = performance.now() + seconds * 1000;
    let msInAll = 0;
    while (performance.now() < until) {
      await turn();
      const article = this.articles[this.next % this.articles.length];
      if (article === undefined) throw new Error('There is no article to read.');
      this.next += 1;
      const began = performance.now();
      const result = this.engine.extract(article);
      if (result.kind !== 'extracted') throw new Error(`The engine failed at a sample: ${result.reason}`);
      const took = performance.now() - began;
      msEach.push(took);
      msInAll += took;
    }
    return { articlesPerSecond: (msEach.length * 1000) / msInAll, msEach };
  }
}
