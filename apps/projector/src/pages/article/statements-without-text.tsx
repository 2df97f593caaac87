import type { StatementRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import type { NumberedStatement } from '../highlights/numbered-statements';
import { segmentsOf } from '../highlights/segments';
import { StatementFacts } from './statement-note';
import { Party } from '../parts/parties';

/** So much of the text stands on each side of a finding, unless the article ends before. */
const CONTEXT_CHARACTERS = 200;

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
export function Snippet({ of: { content, parts, context, article } }: { readonly of: StatementRecord }): VNode | null {
  if (content === undefined) return null;
  const isCut = { before: content.start > (context?.before.length ?? 0), after: context?.after.length === CONTEXT_CHARACTERS };
  const before = isCut.before ? fromWord(context?.before) : context?.before;
  const after = isCut.after ? toWord(context?.after) : context?.after;
  return (
    <p class="snippet" lang={article.language} dir="auto">
      {isCut.before ? '… ' : ''}{before}<PartsOf content={content} parts={parts} />{after}{isCut.after ? ' …' : ''}
    </p>
  );
}

type Content = NonNullable<StatementRecord['content']>;

/** What was said; of a content in parts the words between are the reporter's. */
function PartsOf({ content, parts = [content] }: { readonly content: Content; readonly parts: readonly Content[] | undefined }): VNode {
  const layers = parts.map(({ start, end }) => ({ start: start - content.start, end: end - content.start, value: true }));
  return <>{segmentsOf(content.text, layers).map(({ text, layers: covering }) => (covering.length === 0 ? text : <mark class="statement">{text}</mark>))}</>;
}

/** Text that was cut at its beginning, from its first whole word on. */
function fromWord(text = ''): string {
  return text.replace(/^\S*\s+/, '');
}

/** Text that was cut at its end, up to its last whole word. */
function toWord(text = ''): string {
  const lastSpace = text.lastIndexOf(' ');
  return lastSpace === -1 ? text : text.slice(0, lastSpace);
}
