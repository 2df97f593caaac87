import type { ComponentChildren, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { assets } from '../serving/assets';
import { CorrectionsOpen } from './corrections-open';
import { links } from './links';
import { withoutDirections } from './plain-text';

/** A page apart from what all pages have. */
export interface Page {
  readonly title: string;
  readonly body: VNode;
  /** The address of the same in JSON. */
  readonly json?: string;
  /** Which part of the navigation it belongs to. */
  readonly section?: keyof typeof SECTIONS;
  /** The address of the next page of a listing. */
  readonly next?: string | undefined;
  /** Search engines are asked to leave it out. */
  readonly isUnlisted?: boolean | undefined;
  /** Its findings lead to the form that corrects them. */
  readonly areCorrectionsOpen?: boolean | undefined;
}

const SECTIONS = { articles: 'Articles', accusations: 'Accusations', denials: 'Denials', actors: 'People and parties' } as const;

/** A whole document as text. */
export function renderPage(page: Page): string {
  return `<!DOCTYPE html>\n${render(<CorrectionsOpen.Provider value={page.areCorrectionsOpen === true}><Document {...page} /></CorrectionsOpen.Provider>)}\n`;
}

function Document({ title, body, json, section, next, isUnlisted }: Page): VNode {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <title>{`${withoutDirections(title)} – On Record`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {isUnlisted === true ? <meta name="robots" content="noindex" /> : null}
        <link rel="stylesheet" href={assets.stylesheet.path} />
        <link rel="icon" href={assets.icon.path} type="image/svg+xml" />
        {json === undefined ? null : <link rel="alternate" type="application/json" href={json} />}
        {next === undefined ? null : <link rel="next" href={next} />}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="masthead">
          <p class="name"><a href={links.articles}>On Record</a></p>
          <p class="motto">Who said what, who accused whom, and who denied it</p>
          <nav aria-label="Main"><ul>{navigation(section)}</ul></nav>
        </header>
        <main id="main" tabIndex={-1}>{body}</main>
        <footer>
          <p>Read by a program from the text of articles: it misses some things and gets some wrong, so that every entry leads to the words that it was read from. That somebody is accused says nothing about whether it is true.</p>
          <p>{json === undefined ? null : <><a href={json}>This page as JSON</a> · </>}<a href="/openapi.json">The API</a></p>
        </footer>
      </body>
    </html>
  );
}

function navigation(section: Page['section']): ComponentChildren {
  return Object.entries(SECTIONS).map(([name, label]) => {
    // The names are the keys of the table above, each of which has a link of the same name.
    const href = links[name as keyof typeof SECTIONS];
    return <li><a href={href} {...(name === section ? { 'aria-current': 'page' as const } : {})}>{label}</a></li>;
  });
}
