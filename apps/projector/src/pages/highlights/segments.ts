/** Characters of a text that mean something, in UTF-16 code units, half open. */
export interface Layer<T> {
  readonly start: number;
  readonly end: number;
  readonly value: T;
}

/** A run of characters under the same layers, outermost first. */
export interface Segment<T> {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly layers: readonly Layer<T>[];
}

/**
 * Cuts a text wherever a layer begins or ends. Total: layers that reach out of the text are cut to it, empty ones fall
 * away, and none cuts a character of two code units in half; put together, the segments are always the text.
 */
export function segmentsOf<T>(text: string, layers: readonly Layer<T>[]): readonly Segment<T>[] {
  const fitting = layers.map((layer) => fittedTo(text, layer)).filter(({ start, end }) => start < end).toSorted(byOutermost);
  const edges = [...new Set([0, text.length, ...fitting.flatMap(({ start, end }) => [start, end])])].toSorted((a, b) => a - b);
  let coming = 0;
  let open: readonly Layer<T>[] = [];
  return edges.slice(0, -1).map((start, place) => {
    open = open.filter((layer) => layer.end > start);
    const opening: Layer<T>[] = [];
    for (let next = fitting[coming]; next !== undefined && next.start === start; next = fitting[coming]) {
      opening.push(next);
      coming += 1;
    }
    open = [...open, ...opening];
    const end = edges[place + 1] ?? text.length;
    return { start, end, text: text.slice(start, end), layers: open };
  });
}

/** Of two layers the one that begins first is the outer one; of those that begin together, the longer one. */
function byOutermost(a: Layer<unknown>, b: Layer<unknown>): number {
  return a.start - b.start || b.end - a.end;
}

/** A layer over whole characters within the text. */
function fittedTo<T>(text: string, { start, end, value }: Layer<T>): Layer<T> {
  const [first, past] = [within(text, start), within(text, end)];
  return { start: cutsPair(text, first) ? first - 1 : first, end: cutsPair(text, past) ? past + 1 : past, value };
}

function within(text: string, position: number): number {
  return Number.isNaN(position) ? 0 : Math.min(Math.max(Math.trunc(position), 0), text.length);
}

function cutsPair(text: string, position: number): boolean {
  return position > 0 && /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(position - 1, position + 1));
}
