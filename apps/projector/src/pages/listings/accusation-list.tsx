import { findDenials, type AccusationRecord, type DenialRecord, type Reader } from '@on-record/projections';
import type { VNode } from 'preact';
import { AccusationEntry } from '../parts/accusation-entry';
import { ArticleLine } from '../parts/article-line';

/** Accusations of several articles, with the denials that answer them. */
export interface AnsweredAccusations {
  readonly accusations: readonly AccusationRecord[];
  readonly denials: ReadonlyMap<string, DenialRecord>;
}

/** Finds the denials that answer these accusations. */
export async function withDenials(reader: Reader, accusations: readonly AccusationRecord[]): Promise<AnsweredAccusations> {
  const found = await findDenials(reader, [...new Set(accusations.flatMap(({ denials }) => denials))]);
  return { accusations, denials: new Map(found.map((denial) => [denial.key, denial])) };
}

/** The list of them, each with its article. */
export function AccusationList({ of: { accusations, denials } }: { readonly of: AnsweredAccusations }): VNode {
  return (
    <ul class="entries">
      {accusations.map((each) => (
        <AccusationEntry of={each} denials={each.denials.flatMap((key) => denials.get(key) ?? [])} place={each.article.textPolicy === 'full' ? 'on-article-page' : 'kept-back'}>
          <ArticleLine of={each.article} />
        </AccusationEntry>
      ))}
    </ul>
  );
}
