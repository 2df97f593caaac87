import type { VNode } from 'preact';
import type { NumberedStatement } from '../highlights/numbered-statements';
import type { Passage } from '../highlights/passages';
import { MarkedText } from './marked-text';
import { StatementNote } from './statement-note';

/** The text of an article in paragraphs, with the notes of each beside it. */
export function ArticleText({ passages, language }: { readonly passages: readonly Passage[]; readonly language: string | undefined }): VNode {
  return (
    <section class="text" aria-labelledby="text-heading">
      <h2 id="text-heading" class="visually-hidden">Text of the article</h2>
      <Legend />
      {passages.filter(({ text }) => text !== '').map((passage) => <PassageWithNotes of={passage} language={language} />)}
    </section>
  );
}

/** What the marks mean, marked in the same way. */
function Legend(): VNode {
  return (
    <p class="legend">
      Marked are <mark class="statement tone-0">statements</mark>, numbered, in a colour for each speaker; <span class="mention">who is meant</span>; <span class="cue">words that report</span>;
      {' '}<span class="accusation">words that accuse</span> or <span class="denial">deny</span>; and <span class="allegation">what is alleged</span>.
    </p>
  );
}

/** A paragraph, or a headline, with the notes of the statements that begin in it. */
export function PassageWithNotes({ of: { kind, text, marked, statements }, language }: { readonly of: Passage; readonly language: string | undefined }): VNode {
  return (
    <div class="passage">
      <div class="words" lang={language} dir="auto"><Words kind={kind} text={text}><MarkedText marked={marked} /></Words></div>
      <Notes of={statements} />
    </div>
  );
}

function Notes({ of: statements }: { readonly of: readonly NumberedStatement[] }): VNode | null {
  return statements.length === 0 ? null : <ul class="notes" aria-label="Statements of this paragraph">{statements.map((each) => <StatementNote of={each} />)}</ul>;
}

/** A list item may have been written with a bullet of its own. */
const OWN_BULLET = /^[-–—•*·]\s/;

function Words({ kind, text, children }: Pick<Passage, 'kind' | 'text'> & { readonly children: VNode }): VNode {
  switch (kind) {
    case 'headline':
      return <h1>{children}</h1>;
    case 'heading':
      return <h3>{children}</h3>;
    case 'standfirst':
      return <p class="standfirst">{children}</p>;
    case 'list-item':
      return <ul class={OWN_BULLET.test(text) ? 'own-bullet' : 'item'}><li>{children}</li></ul>;
    case 'caption':
      return <p class="caption">{children}</p>;
    case 'paragraph':
      return <p>{children}</p>;
  }
}
