import type { ArticleDetail } from '@on-record/projections';
import type { VNode } from 'preact';
import type { Passage } from '../highlights/passages';
import { stateLabels } from '../parts/labels';
import { links, webAddress } from '../parts/links';
import { NoticeSentence } from '../parts/notices';
import { Moment } from '../parts/times';
import { PassageWithNotes } from './article-text';

interface ArticleHeaderOf {
  readonly of: ArticleDetail;
  /** Headline and standfirst as parts of the text, with their marks, where the text is shown. */
  readonly passages: readonly Passage[];
}

/** Headline, standfirst, byline, source and times of an article, and what a reader must know of its state. */
export function ArticleHeader({ of: article, passages }: ArticleHeaderOf): VNode {
  const { headline, byline, publishedAt, recordedAt, language } = article;
  const hasHeadline = passages.some(({ kind }) => kind === 'headline');
  return (
    <header class="article-header">
      {hasHeadline ? null : <h1 lang={language} dir="auto">{headline ?? titleOf(article)}</h1>}
      {passages.map((passage) => <PassageWithNotes of={passage} language={language} />)}
      {byline === undefined ? null : <p class="byline" lang={language} dir="auto"><bdi>{byline}</bdi></p>}
      <ul class="facts">
        <li><SourceLink of={article} /></li>
        {publishedAt === undefined ? null : <li>published <Moment at={publishedAt} /></li>}
        {recordedAt === undefined ? null : <li>on record since <Moment at={recordedAt} /></li>}
        <li>{countsText(article.counts)}</li>
        {article.counts.hidden === 0 ? null : <li class="hidden-count">{article.counts.hidden} hidden by editors</li>}
      </ul>
      <NoticeSentence article={article} />
      <StateNotice of={article} />
      <PastNotice of={article} />
    </header>
  );
}

/** What a page about the article is called: its headline, or what is left to say. */
export function titleOf({ headline, state, textPolicy, chosenRevisionId }: TitledArticle): string {
  if (headline !== undefined) return headline;
  if (state === 'retracted' || state === 'erased' || state === 'embargoed') return `Article: ${stateLabels[state].word.toLowerCase()}`;
  return chosenRevisionId !== undefined && textPolicy !== 'none' ? 'A revision that is withheld' : 'Article without a headline';
}

type TitledArticle = Pick<ArticleDetail, 'headline' | 'state' | 'textPolicy'> & Partial<Pick<ArticleDetail, 'chosenRevisionId'>>;

/** How many findings there are. */
export function countsText({ statements, accusations, denials }: ArticleDetail['counts']): string {
  const text = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;
  return [text(statements, 'statement'), text(accusations, 'accusation'), text(denials, 'denial')].join(', ');
}

function SourceLink({ of: { source, sourceName, url } }: { readonly of: ArticleDetail }): VNode {
  const name = <bdi>{sourceName ?? source ?? 'Source withheld'}</bdi>;
  const address = webAddress(url);
  if (address !== undefined) return <a href={address} rel="external nofollow noopener noreferrer">{name}</a>;
  return url === undefined ? name : <>{name} (<bdi class="no-link">{url}</bdi>)</>;
}

function StateNotice({ of: article }: { readonly of: ArticleDetail }): VNode | null {
  const { state, withheldReason, chosenRevisionId, revisions } = article;
  const chosen = revisions.find(({ id }) => id === chosenRevisionId);
  const isOfRevision = chosen !== undefined && !chosen.isVisible;
  if (state === 'visible' && !isOfRevision) return null;
  return (
    <div class={`state ${state}`} role="note">
      {state === 'visible' ? null : <p><strong>{stateLabels[state].word}.</strong> {stateLabels[state].sentence}</p>}
      {withheldReason === undefined ? null : <p>Reason: <bdi>{withheldReason}</bdi></p>}
      {isOfRevision ? <p><strong>Not the current revision.</strong> {revisionSentence(article, chosen.standing)} <a href={links.article(article.id)}>To the current one</a></p> : null}
    </div>
  );
}

/** Says that this is how it was, and leads to how it is. */
function PastNotice({ of: { id, asOf, recordedAt } }: { readonly of: ArticleDetail }): VNode | null {
  if (asOf === undefined) return null;
  return (
    <div class="state past" role="note">
      <p><strong>As of <Moment at={asOf} />.</strong> This is what readers saw then{recordedAt === undefined ? ', without what is withheld now or was then' : ''}. <a href={links.article(id)}>To what they see now</a></p>
    </div>
  );
}

function revisionSentence({ runId }: ArticleDetail, standing: ArticleDetail['revisions'][number]['standing']): string {
  switch (standing) {
    case 'standing':
      return runId === undefined ? 'The engine has not read this revision, or failed at it.' : 'Text and findings are those of an earlier revision.';
    case 'folded':
      return 'It is equal in content to the one before it, and was folded into that.';
    case 'superseded':
      return 'Its delivery was read again: this is how it was read before.';
    case 'retracted':
      return 'This revision was retracted; its content is withheld.';
    case 'erased':
      return 'This revision was erased.';
    case 'embargoed':
      return 'This revision is under an embargo; its content is withheld until then.';
  }
}
