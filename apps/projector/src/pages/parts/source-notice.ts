/** An article, or the reference of a finding to its article. */
export interface WithSourceNotice {
  readonly sourceNotice?: string | undefined;
}

/** The notice of a source about its articles ("Invented: …"), to be shown wherever they or their findings are; most have none. */
export function sourceNoticeOf({ sourceNotice = '' }: WithSourceNotice): string | undefined {
  return sourceNotice.trim() === '' ? undefined : sourceNotice;
}

/** The notice as a badge: what stands before its first colon, full stop or comma. */
export function shortNotice(notice: string): string {
  const word = notice.split(/[:.,;]/)[0]?.trim() ?? '';
  return word === '' || word.length > 30 ? 'Notice' : word;
}
