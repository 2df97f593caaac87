import type { ArticleDetail } from '@on-record/projections';
import type { VNode } from 'preact';
import { AccusationEntry, DenialEntry } from '../parts/accusation-entry';

/** Who accused whom of what in the article, with the denials beside; each leads to its place in the text where that is shown. */
export function Ledger({ of: { accusations, denials, text } }: { readonly of: ArticleDetail }): VNode {
  const answering = new Set(accusations.flatMap((each) => each.denials));
  const others = denials.filter(({ key }) => !answering.has(key));
  // A denial may answer several accusations; where the text is not there, the first entry is its place.
  const placed = new Set<string>();
  const isWithoutText = text === undefined;
  const place = isWithoutText ? 'kept-back' : 'on-this-page';
  return (
    <section class="ledger" aria-labelledby="ledger-heading">
      <h2 id="ledger-heading">Who accused whom</h2>
      {accusations.length === 0 ? <p class="nothing">No accusation was found in this article.</p> : (
        <ul class="entries">
          {accusations.map((each) => {
            const own = denials.filter(({ key }) => each.denials.includes(key));
            const isTaken = own.some(({ key }) => placed.has(key));
            own.forEach(({ key }) => placed.add(key));
            return <AccusationEntry of={each} denials={own} place={place} id={isWithoutText && !isTaken ? each.key : undefined} />;
          })}
        </ul>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>Other denials</h3>
          {others.map((each) => <DenialEntry of={each} place={place} hasId={isWithoutText} />)}
        </>
      )}
    </section>
  );
}
