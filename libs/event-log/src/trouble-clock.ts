/** Tells for how long what a session tries again has failed. */
export class TroubleClock {
  private trouble: { readonly sinceMs: number; readonly isHandling: boolean } | undefined;

  /** An attempt failed: at the handling of a batch, or on the way to the next. */
  failed(at: 'handling' | 'approach'): void {
    this.trouble = { sinceMs: this.trouble?.sinceMs ?? performance.now(), isHandling: at === 'handling' || this.trouble?.isHandling === true };
  }

  /** The way to the next batch is free; what a handler failed at is over only when it has handled it. */
  approached(): void {
    if (this.trouble?.isHandling === false) this.trouble = undefined;
  }

  /** Nothing is left of what failed. */
  settled(): void {
    this.trouble = undefined;
  }

  /** Milliseconds since the first failure of what still fails. */
  get forMs(): number | undefined {
    return this.trouble === undefined ? undefined : performance.now() - this.trouble.sinceMs;
  }
}
