/** What may carry the notice of its source: an article, or the reference of a finding to its article. */
interface WithSourceNotice {
  readonly sourceNotice?: string | undefined;
}

/** The notice of a source about its articles ("Invented: …"), to be shown wherever they or their findings are; many have none. */
export function sourceNoticeOf(article: object): string | undefined {
  // The property is optional, so that every object may be looked at in this way; what is found is still checked.
  const { sourceNotice } = article as WithSourceNotice;
  return typeof sourceNotice === 'string' && sourceNotice.trim() !== '' ? sourceNotice : undefined;
}

/** The notice as a badge: what stands before its first colon, full stop or comma. */
export function shortNotice(notice: string): string {
  const word = notice.split(/[:.,;]/)[0]?.trim() ?? '';
  return word === '' || word.length > 30 ? 'Notice' : word;
}
