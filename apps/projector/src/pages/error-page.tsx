import type { Problem } from '../query/problem';
import { renderPage } from './parts/document';
import { links } from './parts/links';

const HEADLINES: Readonly<Record<number, string>> = { 400: 'This could not be understood', 404: 'There is nothing here', 405: 'This address is for reading only', 503: 'Not now' };

const REMEDIES: Readonly<Record<number, string>> = {
  400: 'Go back and correct what the list names, or begin anew.',
  404: 'What was here may have been retracted, or corrected so that the words are gone; addresses are easily cut short, too.',
  405: 'Open it with a browser.',
  503: 'Try again in a few seconds.',
};

/** A problem as a page: what went wrong, and what to do. */
export function errorPage({ status, code, detail, faults = [] }: Problem): string {
  const headline = HEADLINES[status] ?? 'This went wrong on our side';
  const body = (
    <>
      <h1>{headline}</h1>
      {faults.length > 0 ? <ul class="faults">{faults.map(({ message }) => <li><bdi>{message}</bdi></li>)}</ul> : <p><bdi>{detail}</bdi></p>}
      <p>{REMEDIES[status] ?? 'It was logged. Try again later.'}</p>
      <p><a href={links.articles}>Latest articles</a> · <a href={links.accusations}>Accusations</a> · <a href={links.actors}>People and parties</a></p>
      <p class="code">{status} {code}</p>
    </>
  );
  return renderPage({ title: headline, body });
}
