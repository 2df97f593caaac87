import type { Diagnostic, Paragraph, Quotation } from './types';

/*
 * A state machine over the article, one paragraph at a time.
 *
 *   outside --opening mark--> inside(kind) --closing mark of that kind--> outside
 *   inside --end of paragraph, next one opens with the same kind--> inside, the next run continues this one
 *   inside --end of paragraph, next one does not--> outside, the run ends with its paragraph: an unbalanced mark
 *   inside --end of paragraph, and a reporting clause ends it--> outside, the run ends before that clause: a forgotten mark
 *   inside --a second opening mark of the same kind--> the first is forgotten: one lost mark shifts nothing
 *
 * Only the outer marks count; marks of the other kind inside a quotation belong to its words.
 */

type Kind = Quotation['mark'];
/** A forgotten mark is looked for before so many characters at the end of a paragraph. */
const LONGEST_LAST_CUE = 80;
/** ", she said.", ", said Ann Lee": a reporting clause that ends a paragraph. */
const lastCue = /[,!?] (?:(?:he|she|they|\p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3}) (?:said|says|added|wrote|replied)|(?:said|says|added) \p{Lu}[\p{L}’'-]*(?: \p{Lu}[\p{L}’'-]*){0,3})[.]?$/u;
/** What a character can be, told by its neighbours: straight marks may be either side. */
interface MarkSite {
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly opens: boolean;
  readonly closes: boolean;
  /** A closing single mark after "s" may be a plural's apostrophe instead. */
  readonly isDoubtful: boolean;
}

interface OpenRun {
  readonly site: MarkSite;
  readonly continues: boolean;
}

/** The outermost quotations of the article in text order. */
export function findQuotations(text: string, paragraphs: readonly Paragraph[]): { readonly quotations: readonly Quotation[]; readonly diagnostics: readonly Diagnostic[] } {
  const sites = paragraphs.map((paragraph) => markSites(text, paragraph));
  const quotations: Quotation[] = [];
  const diagnostics: Diagnostic[] = [];
  let carried: Kind | undefined;
  paragraphs.forEach((paragraph, place) => {
    const found = readParagraph({ paragraph, place, sites: sites[place] ?? [], carried });
    quotations.push(...found.quotations);
    const goesOn = found.openKind !== undefined && opensWith(paragraphs[place + 1], sites[place + 1] ?? [], found.openKind);
    carried = goesOn ? found.openKind : undefined;
    const last = found.quotations.at(-1);
    if (last && found.openKind && !goesOn) quotations[quotations.length - 1] = endedByCue(text, last);
    if (last && found.openKind && !goesOn) diagnostics.push({ code: 'unbalanced-quotation-mark', start: last.start, end: last.start + 1 });
  });
  return { quotations, diagnostics };
}

/** "“The ferry is late, she said.": where a paragraph ends with who said it, the mark was forgotten before that. */
function endedByCue(text: string, quotation: Quotation): Quotation {
  const { inner } = quotation;
  const from = Math.max(inner.start, inner.end - LONGEST_LAST_CUE);
  const cue = lastCue.exec(text.slice(from, inner.end));
  if (!cue || from + cue.index <= inner.start) return quotation;
  const end = from + cue.index + 1;
  return { ...quotation, end, inner: { start: inner.start, end } };
}

interface ParagraphOfMarks {
  readonly paragraph: Paragraph;
  readonly place: number;
  readonly sites: readonly MarkSite[];
  readonly carried: Kind | undefined;
}

function readParagraph({ paragraph, place, sites, carried }: ParagraphOfMarks) {
  const quotations: Quotation[] = [];
  let open: OpenRun | undefined;
  const hasFirmClose = firmCloseAfter(sites);
  sites.forEach((site, index) => {
    if (open && site.kind === open.site.kind && site.closes && !(site.isDoubtful && hasFirmClose[index])) {
      quotations.push(toQuotation(open, site, place));
      open = undefined;
    } else if (site.opens && (!open || site.kind === open.site.kind) && (site.kind === 'double' || closesLater(sites, index))) {
      open = { site, continues: carried === site.kind && site.start === paragraph.start };
    }
  });
  if (!open) return { quotations, openKind: undefined };
  // A forEach callback assigned it; the compiler only sees the initial value.
  const left = open as OpenRun;
  const end: MarkSite = { ...left.site, start: paragraph.end, end: paragraph.end };
  return { quotations: [...quotations, { ...toQuotation(left, end, place), isClosed: false }], openKind: left.site.kind };
}

function toQuotation({ site, continues }: OpenRun, close: MarkSite, paragraph: number): Quotation {
  return { start: site.start, end: close.end, inner: { start: site.end, end: close.start }, mark: site.kind, paragraph, isClosed: true, continues };
}

/** A single mark opens only where one of its kind closes later in the paragraph: all others are apostrophes. */
function closesLater(sites: readonly MarkSite[], index: number): boolean {
  for (let next = index + 1; next < Math.min(sites.length, index + 40); next += 1) {
    const site = sites[next];
    if (site?.kind === 'single' && site.closes) return true;
  }
  return false;
}

/** For each site: whether a closing single mark that cannot be an apostrophe follows before the next opening one. */
function firmCloseAfter(sites: readonly MarkSite[]): readonly boolean[] {
  const firm: boolean[] = new Array<boolean>(sites.length).fill(false);
  let isFirm = false;
  for (let index = sites.length - 1; index >= 0; index -= 1) {
    firm[index] = isFirm;
    const site = sites[index];
    if (site?.kind !== 'single') continue;
    if (site.closes && !site.isDoubtful) isFirm = true;
    else if (site.opens && !site.closes) isFirm = false;
  }
  return firm;
}

function opensWith(paragraph: Paragraph | undefined, sites: readonly MarkSite[], kind: Kind): boolean {
  const first = sites[0];
  return paragraph !== undefined && first !== undefined && first.start === paragraph.start && first.opens && first.kind === kind;
}

function markSites(text: string, paragraph: Paragraph): readonly MarkSite[] {
  const sites: MarkSite[] = [];
  for (let at = paragraph.start; at < paragraph.end; at += 1) {
    const site = markSiteAt(text, at, paragraph);
    if (!site) continue;
    sites.push(site);
    at = site.end - 1;
  }
  return sites;
}

/** The double mark typed as two apostrophes, or two backticks, is two characters long; the apostrophe of "Ann 's" is none. */
function markSiteAt(text: string, at: number, paragraph: Paragraph): MarkSite | undefined {
  const character = text[at] ?? '';
  if (!/["“”„«»‘’'`]/u.test(character)) return undefined;
  const before = at > paragraph.start ? (text[at - 1] ?? ' ') : ' ';
  if (/\s/u.test(before) && /^['’](?:s|re|ve|ll|d|m)(?![\p{L}\p{N}'’])/iu.test(text.slice(at, at + 4))) return undefined;
  // Of three behind a word the first is a single mark, which closes inside.
  const isThird = text[at + 2] === character && at + 2 < paragraph.end && /\S/u.test(before) && before !== character;
  const isPair = (character === "'" || character === '`') && text[at + 1] === character && at + 1 < paragraph.end && !isThird;
  const end = at + (isPair ? 2 : 1);
  const after = end < paragraph.end ? (text[end] ?? ' ') : ' ';
  const canOpen = /[\s([{—–/"“‘'-]/u.test(before) && /[^\s.,;:!?)\]}]/u.test(after);
  const canClose = /[^\s([{]/u.test(before) && !/[\p{L}\p{N}]/u.test(after);
  if (isPair || /["“”„«»]/u.test(character)) return doubleSite({ at, end, character, before, canOpen, canClose });
  return singleSite({ at, end, character, before, after, canOpen, canClose });
}

interface Neighbours {
  readonly at: number;
  readonly end: number;
  readonly character: string;
  readonly before: string;
  readonly canOpen: boolean;
  readonly canClose: boolean;
}

function doubleSite({ at, end, character, before, canOpen, canClose }: Neighbours): MarkSite {
  const opens = '“„«`'.includes(character) || (!'”»'.includes(character) && canOpen);
  // German and Swedish typists close with “; a mark that follows a word and precedes none closes.
  const closes = '”»'.includes(character) || (character !== '„' && character !== '«' && character !== '`' && canClose && (!opens || /\S/u.test(before)));
  const isClosing = closes && !(opens && /[\s([{]/u.test(before));
  return { start: at, end, kind: 'double', opens: opens && !isClosing, closes: isClosing, isDoubtful: false };
}

function singleSite({ at, end, character, before, after, canOpen, canClose }: Neighbours & { readonly after: string }): MarkSite | undefined {
  const opens = character !== '’' && character !== '`' && canOpen && /[\p{L}\p{N}“"£$€]/u.test(after) && !isElision(character, after);
  const closes = character !== '‘' && character !== '`' && canClose;
  if (!opens && !closes) return undefined;
  const isDoubtful = closes && /[sSzZnN]/u.test(before) && /\s/u.test(after);
  return { start: at, end, kind: 'single', opens, closes: closes && !(opens && /\s/u.test(before)), isDoubtful };
}

/** '90s: an apostrophe that stands for what is left out. */
function isElision(character: string, after: string): boolean {
  return character === "'" && /\p{N}/u.test(after);
}
