import type { ArticleDetail } from '@on-record/projections';
import type { VNode } from 'preact';
import { numberStatements } from '../highlights/numbered-statements';
import { passagesOf, type Passage } from '../highlights/passages';
import type { Page } from '../parts/document';
import { ArticleHeader, titleOf } from './article-header';
import { ArticleText } from './article-text';
import { Ledger } from './ledger';
import { jsonOfArticle, Lineage } from './lineage';
import { Revisions } from './revisions';
import { StatementsWithoutText } from './statements-without-text';

/** The page of one article. */
export function articlePage(article: ArticleDetail): Page {
  return { title: titleOf(article), body: <Article of={article} />, json: jsonOfArticle(article), section: 'articles' };
}

function Article({ of: article }: { readonly of: ArticleDetail }): VNode {
  const statements = numberStatements(article.statements);
  const { text } = article;
  const passages = text === undefined ? [] : passagesOf({ ...article, text }, statements);
  return (
    <article class="article">
      <ArticleHeader of={article} passages={passages.filter(isOfHeader)} />
      {article.runId === undefined ? null : <Ledger of={article} />}
      {text === undefined ? <KeptBack of={article} /> : <ArticleText passages={passages.filter((each) => !isOfHeader(each))} language={article.language} />}
      {text === undefined && article.runId !== undefined ? <StatementsWithoutText of={statements} /> : null}
      <Revisions of={article} />
      <Lineage of={article} />
    </article>
  );
}

function isOfHeader({ kind }: Passage): boolean {
  return kind === 'headline' || kind === 'standfirst';
}

/** Why there is no text, where it is the source's wish. */
function KeptBack({ of: { textPolicy, runId } }: { readonly of: ArticleDetail }): VNode | null {
  if (runId === undefined || textPolicy === 'full') return null;
  return (
    <p class="kept-back" role="note">
      {textPolicy === 'snippet'
        ? 'The source lets On Record show its findings with a few words around them; the whole text is with the source.'
        : 'The source lets On Record show who spoke and who accused whom, but none of its words; these are with the source.'}
    </p>
  );
}
