import type { StatementRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import type { NumberedStatement } from '../highlights/numbered-statements';
import { StatementFacts } from './statement-note';
import { Party } from '../parts/parties';

/** The statements of an article whose text the source keeps back: with a few words around each, or with none at all. */
export function StatementsWithoutText({ of: statements }: { readonly of: readonly NumberedStatement[] }): VNode {
  return (
    <section class="statements" aria-labelledby="statements-heading">
      <h2 id="statements-heading">Who said what</h2>
      {statements.length === 0 ? <p class="nothing">No statement was found in this article.</p> : (
        <ol class="quotes">
          {statements.map(({ record, number, tone }) => (
            <li id={record.key} class={`quote tone-${tone}`}>
              <p class="speaker"><span class="number">{number}</span> <Party party={record.speaker} /></p>
              <Snippet of={record} />
              <StatementFacts of={record} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** What was said, with the words around it as far as they are shown. */
export function Snippet({ of: { content, context, article } }: { readonly of: StatementRecord }): VNode | null {
  if (content === undefined) return null;
  return <p class="snippet" lang={article.language} dir="auto">{context === undefined ? null : `…${context.before}`}<mark class="statement">{content.text}</mark>{context === undefined ? null : `${context.after}…`}</p>;
}
