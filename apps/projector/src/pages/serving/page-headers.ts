import type { Response } from 'express';

/** Pages may load their own stylesheet and icon and send their own forms; nothing runs, and nothing comes from elsewhere. */
export const PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Asks search engines to leave a page out; the page says so itself, too. */
export function keepUnlisted(response: Response): void {
  response.set('x-robots-tag', 'noindex');
}

/** Sends a document. Express adds an ETag and answers 304 where it has not changed. */
export function sendHtml(response: Response, html: string): void {
  response.set('content-security-policy', PAGE_POLICY).type('text/html').send(html);
}
