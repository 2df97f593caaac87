import type { AccusationRecord, ArticleDetail } from '@on-record/projections';
import type { VNode } from 'preact';
import { AccusationEntry, DenialEntry } from '../parts/accusation-entry';

/** Who accused whom of what in the article, with the denials beside; each leads to its place in the text where that is shown. */
export function Ledger({ of: article }: { readonly of: ArticleDetail }): VNode {
  const { accusations, denials, text } = article;
  const answering = new Set(accusations.flatMap((each) => each.denials));
  const others = denials.filter(({ key }) => !answering.has(key));
  const place = text === undefined ? 'kept-back' : 'on-this-page';
  return (
    <section class="ledger" aria-labelledby="ledger-heading">
      <h2 id="ledger-heading">Who accused whom</h2>
      {accusations.length === 0 ? <p class="nothing">No accusation was found in this article.</p> : (
        <ul class="entries">
          {accusations.map((each) => (
            <AccusationEntry of={each} denials={denials.filter(({ key }) => each.denials.includes(key))} place={place} placed={placedAt(each, article)} />
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <>
          <h3>Other denials</h3>
          {others.map((each) => <DenialEntry of={each} place={place} isPlaced={text === undefined} />)}
        </>
      )}
    </section>
  );
}

/** Where no text is shown, an accusation has its place in its own entry, and a denial in that of the first accusation that it answers. */
function placedAt(accusation: AccusationRecord, { accusations, text }: ArticleDetail): ReadonlySet<string> {
  if (text !== undefined) return new Set();
  const isFirstOf = (denial: string): boolean => accusations.find(({ denials }) => denials.includes(denial)) === accusation;
  return new Set([accusation.key, ...accusation.denials.filter(isFirstOf)]);
}
