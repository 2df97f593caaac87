/** Hands items from a producer that pushes to a consumer that pulls; the producer waits until each item is taken. */
export class Rendezvous<T> implements AsyncIterable<T> {
  private offered: { readonly item: T; readonly taken: () => void } | undefined;
  private wake: () => void = () => undefined;
  private ended: { readonly error?: unknown } | undefined;

  /** Resolves when the item was taken, or nothing is taken any more. */
  async offer(item: T): Promise<void> {
    if (this.ended !== undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.offered = { item, taken: resolve };
    this.wake();
    await promise;
  }

  /** No more items; with an error, the consumer gets it. */
  end(end: { readonly error?: unknown } = {}): void {
    this.ended ??= end;
    this.offered?.taken();
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<T> {
    for (;;) {
      const { offered } = this;
      if (offered !== undefined) {
        this.offered = undefined;
        try {
          yield offered.item;
        } finally {
          offered.taken();
        }
      } else if (this.ended !== undefined) {
        if ('error' in this.ended) throw this.ended.error;
        return;
      } else {
        const { promise, resolve } = Promise.withResolvers<void>();
        this.wake = resolve;
        await promise;
      }
    }
  }
}
