import type { VNode } from 'preact';
import { links, type FindingKind } from './links';

/** The address that stays with a finding through the revisions of its article. */
export function Permalink({ kind, of: key }: { readonly kind: FindingKind; readonly of: string }): VNode {
  return <a class="permalink" href={links.permalink(kind, key)}>permalink<span class="visually-hidden"> of the {kind}</span></a>;
}
