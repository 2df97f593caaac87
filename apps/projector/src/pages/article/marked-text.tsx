import type { ComponentChildren, VNode } from 'preact';
import type { Highlight } from '../highlights/highlights';
import type { Nested } from '../highlights/nested-marks';
import type { NumberedStatement } from '../highlights/numbered-statements';
import { nameOfParty } from '../parts/parties';

/** A paragraph's text with its marks; the first mark of a finding carries its key as the fragment of its address. */
export function MarkedText({ marked }: { readonly marked: readonly Nested<Highlight>[] }): VNode {
  return <>{marked.map((each) => (each.kind === 'text' ? each.text : <Mark of={each.value} isFirst={each.isFirst}><MarkedText marked={each.children} /></Mark>))}</>;
}

interface MarkOf {
  readonly of: Highlight;
  readonly isFirst: boolean;
  readonly children: ComponentChildren;
}

function Mark({ of, isFirst, children }: MarkOf): VNode {
  switch (of.kind) {
    case 'statement': {
      const mark = <mark class={`statement tone-${of.statement.tone}`} data-key={of.key} {...idOf(of.key, isFirst)}>{children}</mark>;
      return isFirst ? <><Reference to={of.statement} />{mark}</> : mark;
    }
    case 'accusation':
    case 'denial':
      return <span class={of.kind} data-key={of.key} {...idOf(of.key, isFirst)}>{children}</span>;
    case 'allegation':
    case 'cue':
    case 'mention':
      return <span class={of.kind}>{children}</span>;
  }
}

/** The number of a statement. The stylesheet writes it, so that the text, read or copied, stays the article's own. */
function Reference({ to: { record, number, tone } }: { readonly to: NumberedStatement }): VNode {
  return <a class={`reference tone-${tone}`} href={`#note-${record.key}`} data-number={number} aria-label={`Statement ${number}: ${nameOfParty(record.speaker)}`} />;
}

function idOf(key: string, isFirst: boolean): { readonly id?: string } {
  return isFirst ? { id: key } : {};
}
