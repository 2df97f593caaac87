/** Markup that may stand in a page as it is. */
export interface Html {
  readonly html: string;
}

/** What can be put into a template: text is escaped, markup is not. */
export type HtmlPart = string | number | Html | readonly HtmlPart[] | undefined;

/** A template whose values are escaped unless they are markup themselves, so that no text of an article can be taken for markup. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return { html: strings.map((string, place) => string + (place < parts.length ? render(parts[place]) : '')).join('') };
}

function render(part: HtmlPart): string {
  if (part === undefined) return '';
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  if ('html' in part) return part.html;
  return part.map(render).join('');
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it must be written in markup and in attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A whole page without any asset from elsewhere; scripts are forbidden in it. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title><style>${{ html: style }}</style></head><body><main id="all"><h1>${title}</h1>
${body}
</main></body></html>
`.html;
}

// A link to a section shows that section alone; a link to #all shows all of them again.
const style = `
body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#1a1a1a;background:#fff}main{max-width:1200px;margin:auto;padding:1rem 1.5rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin:1.5rem 0 .3rem}nav a,.facts a{margin-right:1rem}
body:has(section:target) section:not(:target){display:none}
table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:left;vertical-align:top;padding:.3rem .5rem;border-top:1px solid #ddd;overflow-wrap:anywhere}
pre{white-space:pre-wrap;font:inherit;border:1px solid #ddd;padding:1rem}pre.figures{font:12px/1.4 ui-monospace,monospace;white-space:pre;overflow:auto}
.gold{text-decoration:underline 3px #1b6ac9;text-underline-offset:3px}.optional{text-decoration:underline 2px dotted #1b6ac9;text-underline-offset:3px}
.found{background:#ffe08a}.gold.found,.optional.found{background:#c9efc9}.wrong{outline:2px solid #c62828}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}.rule{color:#555;font-size:.9rem}.error{color:#c62828;font-weight:600}.who{color:#6a1b9a}tr:target{background:#eef5ff}`;
