import type { ExtractionDiagnostic, ExtractionInput, Zone } from '@on-record/domain';
import type { DependencyTree } from '../syntax/dependency-tree';

/** Characters of the article: UTF-16 code units, half open. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** The article as the passes see it; no pass ever changes a character of it. */
export type Article = ExtractionInput;

/** A line of the article, or a piece of a very long one. Pass 01. */
export interface Block extends TextRange {
  /** Space-free runs inside that are too long for any library; they become one token each. */
  readonly opaque: readonly TextRange[];
}

/** A block with its place in the article. A dateline is a paragraph of its own, before the rest of its line. Pass 02. */
export interface Paragraph extends Block {
  readonly zone: Zone;
}

/** A run of text in quotation marks. Pass 03. */
export interface Quotation extends TextRange {
  /** Without the marks. */
  readonly inner: TextRange;
  readonly mark: 'double' | 'single';
  readonly paragraph: number;
  /** Whether its closing mark was found; a speech over several paragraphs closes in the last one only. */
  readonly isClosed: boolean;
  /** Whether it goes on with the quotation that the paragraph before left open. */
  readonly continues: boolean;
}

/** Universal part-of-speech tags, as the tagger gives them. */
export type Tag =
  | 'ADJ' | 'ADP' | 'ADV' | 'AUX' | 'CCONJ' | 'DET' | 'INTJ' | 'NOUN' | 'NUM' | 'PART' | 'PRON' | 'PROPN' | 'PUNCT' | 'SCONJ'
  | 'SYM' | 'VERB' | 'X';

/** A word or a mark. Pass 04. */
export interface Word extends TextRange {
  readonly text: string;
  /** In lower case, curly apostrophes made straight. */
  readonly lower: string;
  /** What wink-nlp takes it for: it knows words that no treebank has, and our tagger takes its word for some of them. */
  readonly hint: Tag;
  /** The quotation that it stands in (its marks too), as a position in the list of quotations. */
  readonly quotation: number | undefined;
}

/** A word or a mark with its tags. Pass 05. */
export interface Token extends Word {
  readonly tag: Tag;
  /** The tag of the Penn Treebank, which tells forms apart: `VBD`, `VBG`, `NNS`; `XX` where there is none. */
  readonly xpos: string;
}

/** A sentence; it never ends inside a quotation. Pass 06. */
export interface Sentence extends TextRange {
  readonly paragraph: number;
  readonly zone: Zone;
  readonly tokens: readonly Token[];
  /** Where the sentence can matter: over its tokens. Pass 07. */
  readonly tree: DependencyTree | undefined;
}

/** Tokens of one sentence, half open: a noun phrase, a cue, a complement. */
export interface Phrase {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
}

/** What a reporting verb does; statements, accusations and denials build on it. */
export type CueFamily = 'say' | 'claim' | 'allege' | 'deny' | 'admit' | 'promise' | 'urge' | 'describe' | 'dismiss' | 'accuse' | 'blame' | 'show';

/** How a cue finds its content. */
export interface CueFrames {
  /** "said (that) it was over", a quotation included. */
  readonly clause?: boolean;
  /** "promised to pay", "urged them to leave". */
  readonly infinitive?: boolean;
  /** "denied taking it". */
  readonly gerund?: boolean;
  /** "called the plan 'a joke'", "described it as over", "blamed it on them": object and predicate together. */
  readonly object?: boolean;
  /** The object counts only with a predicate behind one of these words ("as") or with a quotation in it. */
  readonly objectNeeds?: readonly string[];
  /** "told reporters that": somebody stands between the cue and the content. */
  readonly recipient?: boolean;
}

/** One verb of the cue lexicon. */
export interface CueVerb {
  readonly lemma: string;
  readonly family: CueFamily;
  readonly frames: CueFrames;
}

/** Where a reporting clause has its speaker from. */
export type SpeakerSource =
  | { readonly kind: 'phrase'; readonly phrase: Phrase; readonly side: 'before' | 'after' }
  | { readonly kind: 'absent'; readonly reason: 'agentless-passive' | 'hearsay' | 'not-named' };

/** Somebody reports: a cue, who speaks, and where the words of the cue stand. Pass 09. */
export interface ReportingClause {
  readonly sentence: Sentence;
  readonly cue: Phrase;
  readonly verb: CueVerb;
  readonly shape: 'active' | 'participle' | 'infinitive' | 'passive' | 'according-to' | 'hearsay' | 'colon';
  readonly speaker: SpeakerSource;
  /** The first token of the clause: of its subject where that stands before the cue, else of the cue with its auxiliaries. */
  readonly from: number;
}

/** A statement before names are resolved. Pass 10. */
export interface StatementDraft {
  readonly sentence: Sentence;
  readonly clause: ReportingClause | undefined;
  /** Of a quotation without a cue: the sentence before it that says who speaks, where and when. */
  readonly lead?: ReportingClause | undefined;
  readonly kind: 'direct' | 'indirect' | 'mixed';
  /** In text order, at least one. */
  readonly parts: readonly TextRange[];
  /** The whole complement in tokens, where the content is one run of them. */
  readonly complement: Phrase | undefined;
}

/** One side of an accusation or denial before names are resolved. */
export type PartySource =
  | { readonly kind: 'phrase'; readonly phrase: Phrase }
  /** Whoever speaks in a statement: "I", or the one in whose quotation somebody is accused. */
  | { readonly kind: 'speaker'; readonly statement: StatementDraft }
  | { readonly kind: 'absent'; readonly reason: 'agentless-passive' | 'hearsay' | 'not-named' };

/** Who is said to have accused whom of what, before names are resolved. Pass 11. */
export interface AccusationDraft {
  /** The sentence of the article; its phrases may lie in a quotation inside it. */
  readonly sentence: Sentence;
  readonly clause: ReportingClause | undefined;
  /** The statement that it lies in. */
  readonly within: StatementDraft | undefined;
  readonly trigger: Phrase;
  readonly accuser: PartySource;
  readonly accused: PartySource;
  readonly allegation: TextRange | undefined;
  /** Equal labels: the two sides of "each other". */
  readonly mutual: string | undefined;
  readonly legal: 'none' | 'charge' | 'indictment' | 'lawsuit' | 'complaint';
  readonly modality: 'asserted' | 'hedged' | 'historical';
  /** Whether its words accuse whomever they name; else the accused must be one who can be held to account. */
  readonly isPlain: boolean;
  /** What must have been said before: nothing, or that the same speaker accuses the one who is meant ("They kept the memo in a box"). */
  readonly needs: 'nothing' | 'accusation';
  /** Uncertain: a reproach that names no act. */
  readonly certainty: 'certain' | 'uncertain';
}

/** Who denies what, before it is known whose allegation it is. Pass 12. */
export interface DenialDraft {
  /** The sentence of the article; its phrases may lie in a quotation inside it. */
  readonly sentence: Sentence;
  readonly clause: ReportingClause | undefined;
  /** The statement that it lies in. */
  readonly within: StatementDraft | undefined;
  readonly trigger: Phrase;
  readonly denier: PartySource;
  readonly allegation: TextRange | undefined;
  readonly modality: 'asserted' | 'hedged' | 'historical';
  /** What must have been said before: nothing, an accusation nearby, or one of the denier. */
  readonly needs: 'nothing' | 'accusation' | 'own';
}

/** What a pass wants a person to know. */
export type Diagnostic = ExtractionDiagnostic;
