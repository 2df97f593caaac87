import type { VNode } from 'preact';
import { withQuery } from '../parts/links';

type Parameters = Readonly<Record<string, string | undefined>>;

interface PagerOf {
  readonly path: string;
  /** The parameters that were asked for, `after` among them. */
  readonly asked: Parameters;
  readonly next: string | undefined;
}

/** The address of the next page of a listing, if there is one. */
export function nextPage({ path, asked, next }: PagerOf): string | undefined {
  return next === undefined ? undefined : withQuery(path, { ...asked, after: next });
}

/** Leads through the pages of a listing: on, and back to the first. */
export function Pager(listing: PagerOf): VNode | null {
  const next = nextPage(listing);
  const isFirst = listing.asked['after'] === undefined;
  if (next === undefined && isFirst) return null;
  return (
    <nav class="pager" aria-label="Pages">
      {isFirst ? null : <a href={withQuery(listing.path, { ...listing.asked, after: undefined })}>First page</a>}
      {next === undefined ? null : <a href={next} rel="next">Next page</a>}
    </nav>
  );
}

/** Parameters as they were parsed, as texts for an address. */
export function asTexts(parameters: Readonly<Record<string, string | number | boolean | undefined>>): Parameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, value === undefined ? undefined : String(value)]));
}
