import type { VNode } from 'preact';
import { withoutDirections } from './plain-text';
import { shortNotice, sourceNoticeOf, type WithSourceNotice } from './source-notice';

interface Of {
  readonly article: WithSourceNotice;
}

/** The notice of the source in a listing: short, with the whole sentence at hand. */
export function NoticeBadge({ article }: Of): VNode | null {
  const notice = sourceNoticeOf(article);
  return notice === undefined ? null : <abbr class="badge notice-badge" title={withoutDirections(notice)}><bdi>{shortNotice(notice)}</bdi></abbr>;
}

/** The notice of the source as a sentence. */
export function NoticeSentence({ article }: Of): VNode | null {
  const notice = sourceNoticeOf(article);
  return notice === undefined ? null : <p class="notice" dir="auto"><strong>Notice of the source. </strong><bdi>{notice}</bdi></p>;
}
