import { Tokenizer } from 'htmlparser2';
import type { Block } from './canonical-text';
import { blockElements, cellElements, isFollowed, voidElements } from './html-elements';
import { createHtmlParagraphs, type HtmlParagraphs } from './html-paragraphs';
import { createOpenElements, type OpenElements } from './open-elements';

const HIDING_STYLE = /(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i;
const LINE_BREAK = /\r\n|[\n\r]/;
const MAX_NAME_LENGTH = 64;

/**
 * The paragraphs of an HTML body, at most `maxBlocks`: entities decoded, white space collapsed, `br` a paragraph of its
 * own, the cells of a table row set off by tabs; programs, controls and hidden elements left out. Total: whatever the text
 * is, it gives some paragraphs, in time linear in its length.
 */
export function htmlBlocks(html: string, maxBlocks: number): readonly Block[] {
  const whole = withoutCutTag(html);
  const paragraphs = createHtmlParagraphs(maxBlocks);
  const tags = createTagWalk(createOpenElements(), paragraphs);
  const nameAt = (start: number, end: number): string => html.slice(start, Math.min(end, start + MAX_NAME_LENGTH)).toLowerCase();
  const tag = { name: '', isHidden: false, attribute: '', value: '' };
  const openTag = (): void => tags.open(tag.name, tag.isHidden);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, {
    ontext: (start, end) => tags.text(html.slice(start, end)),
    ontextentity: (codepoint) => tags.text(String.fromCodePoint(codepoint)),
    onopentagname: (start, end) => Object.assign(tag, { name: nameAt(start, end), isHidden: false }),
    onattribname: (start, end) => Object.assign(tag, { attribute: nameAt(start, end), value: '' }),
    onattribdata: (start, end) => {
      if (tag.attribute === 'style') tag.value += html.slice(start, end);
    },
    onattribentity: () => undefined,
    onattribend: () => {
      tag.isHidden ||= tag.attribute === 'hidden' || (tag.attribute === 'style' && HIDING_STYLE.test(tag.value));
    },
    onopentagend: openTag,
    onselfclosingtag: openTag,
    onclosetag: (start, end) => tags.close(nameAt(start, end)),
    oncdata: () => undefined,
    oncomment: () => undefined,
    ondeclaration: () => undefined,
    onprocessinginstruction: () => undefined,
    onend: () => tags.end(),
  });
  tokenizer.write(whole);
  tokenizer.end();
  return paragraphs.blocks;
}

/** The tokenizer takes the name of a tag that is cut off at the end of the input for text; a browser drops it. */
function withoutCutTag(html: string): string {
  const lastTag = html.lastIndexOf('<');
  return lastTag >= 0 && html.indexOf('>', lastTag) < 0 && /^<\/?[a-z]/i.test(html.slice(lastTag, lastTag + 3)) ? html.slice(0, lastTag) : html;
}

interface TagWalk {
  text(text: string): void;
  open(name: string, isHidden: boolean): void;
  close(name: string): void;
  end(): void;
}

function createTagWalk(elements: OpenElements, paragraphs: HtmlParagraphs): TagWalk {
  const end = (): void => paragraphs.endParagraph(elements.surroundings().kind);
  const boundary = (name: string): void => {
    if (blockElements.has(name)) end();
    else if (cellElements.has(name)) paragraphs.endCell();
  };
  return {
    end,
    text: (text) => {
      const { isSkipped, isPreformatted } = elements.surroundings();
      if (isSkipped) return;
      const [first = '', ...rest] = isPreformatted ? text.split(LINE_BREAK) : [text];
      paragraphs.addText(first);
      for (const line of rest) {
        end();
        paragraphs.addText(line);
      }
    },
    open: (name, isHidden) => {
      boundary(name);
      if (!voidElements.has(name) && (isHidden || isFollowed(name))) elements.open(name, isHidden);
    },
    close: (name) => {
      boundary(name);
      elements.close(name);
    },
  };
}
