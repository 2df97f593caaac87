import type { VNode } from 'preact';
import { CorrectionsOpen } from './corrections-open';
import { links, type FindingKind } from './links';

/** The address that stays with a finding through the revisions of its article, and where editors may, the one at which it is corrected. */
export function Permalink({ kind, of: key }: { readonly kind: FindingKind; readonly of: string }): VNode {
  return (
    <>
      <a class="permalink" href={links.permalink(kind, key)}>permalink<span class="visually-hidden"> of the {kind}</span></a>
      <CorrectionsOpen.Consumer>
        {(areOpen) => (areOpen ? <> <a class="correct" href={links.correction(kind, key)} rel="nofollow">correct<span class="visually-hidden"> the {kind}</span></a></> : null)}
      </CorrectionsOpen.Consumer>
    </>
  );
}
