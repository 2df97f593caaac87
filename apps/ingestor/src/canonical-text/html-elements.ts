import type { Mark } from '@on-record/domain';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements without content and end tag (HTML Standard, void elements, with the obsolete ones). */
export const voidElements = words('area base basefont br col command embed frame hr img input isindex keygen link meta param source track wbr');

/** Elements before and after which a paragraph ends. */
export const blockElements = words(
  'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul',
);

/** Elements of which no text is an article's: programs, embedded things, controls. */
export const skippedElements = words(
  'audio button canvas datalist iframe math noembed noframes noscript object script select style svg template textarea title video',
);

/** Table cells: those of a row stand in one paragraph. */
export const cellElements = words('td th');

/** Elements whose end matters; all others are looked through, so that an unclosed `b` changes nothing. */
export function isFollowed(name: string): boolean {
  return blockElements.has(name) || cellElements.has(name) || skippedElements.has(name);
}

/** What an element makes of the paragraphs in it. */
export const kindOfElement: Readonly<Record<string, Mark['kind']>> = {
  h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading',
  li: 'list-item', dt: 'list-item', dd: 'list-item',
  figcaption: 'caption', caption: 'caption',
};

/** Which innermost open elements end without an end tag when another begins (HTML Standard, optional tags). */
export function endsBefore(open: string, next: string): boolean {
  switch (open) {
    case 'p':
      return blockElements.has(next) && next !== 'br';
    case 'li':
      return next === open;
    case 'dt':
    case 'dd':
      return next === 'dt' || next === 'dd';
    case 'td':
    case 'th':
      return cellElements.has(next) || next === 'tr' || next === 'tbody';
    case 'tr':
      return next === 'tr' || next === 'tbody';
    default:
      return false;
  }
}
