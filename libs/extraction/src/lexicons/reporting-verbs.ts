import type { CueFamily, CueFrames } from '../pipeline/types';

/** One row of the cue lexicon: base form first; the other forms only where they are irregular. */
export interface VerbRow {
  readonly base: string;
  readonly past?: string;
  readonly participle?: string;
  /** The word that must follow: "went on". */
  readonly particle?: string;
  readonly family: CueFamily;
  readonly frames: CueFrames;
  /** The forms are nouns as often as verbs: they need a subject to count. */
  readonly isAlsoNoun?: boolean;
}

const CLAUSE: CueFrames = { clause: true };
const TELL: CueFrames = { clause: true, recipient: true };
const GERUND: CueFrames = { clause: true, gerund: true };
const PROMISE: CueFrames = { clause: true, infinitive: true };
const URGE: CueFrames = { infinitive: true, objectNeeds: ['to'] };
const AS: CueFrames = { object: true, objectNeeds: ['as'] };
const CALL: CueFrames = { object: true, objectNeeds: ['"'] };
const OBJECT: CueFrames = { object: true };
const QUOTATION_ONLY: CueFrames = {};

/** The verbs by which something is reported. */
export const reportingVerbs: readonly VerbRow[] = [
  { base: 'say', past: 'said', family: 'say', frames: CLAUSE },
  { base: 'tell', past: 'told', family: 'say', frames: TELL },
  { base: 'add', family: 'say', frames: CLAUSE },
  { base: 'state', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'note', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'write', past: 'wrote', participle: 'written', family: 'say', frames: CLAUSE },
  { base: 'post', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'tweet', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'announce', family: 'say', frames: PROMISE },
  { base: 'declare', family: 'say', frames: CLAUSE },
  { base: 'explain', family: 'say', frames: CLAUSE },
  { base: 'remark', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'observe', family: 'say', frames: CLAUSE },
  { base: 'comment', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'reply', past: 'replied', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'respond', family: 'say', frames: CLAUSE },
  { base: 'answer', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'ask', family: 'say', frames: { clause: true, recipient: true, infinitive: true, objectNeeds: ['to'] } },
  { base: 'continue', family: 'say', frames: QUOTATION_ONLY },
  { base: 'go', past: 'went', participle: 'gone', particle: 'on', family: 'say', frames: QUOTATION_ONLY },
  { base: 'point', particle: 'out', family: 'say', frames: CLAUSE },
  { base: 'report', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'stress', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'emphasise', family: 'say', frames: CLAUSE },
  { base: 'emphasize', family: 'say', frames: CLAUSE },
  { base: 'reiterate', family: 'say', frames: CLAUSE },
  { base: 'repeat', family: 'say', frames: CLAUSE },
  { base: 'confirm', family: 'say', frames: CLAUSE },
  { base: 'reveal', family: 'say', frames: CLAUSE },
  { base: 'recall', family: 'say', frames: CLAUSE },
  { base: 'joke', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'hint', family: 'claim', frames: CLAUSE, isAlsoNoun: true },
  { base: 'imply', past: 'implied', family: 'claim', frames: CLAUSE },
  { base: 'indicate', family: 'say', frames: CLAUSE },
  { base: 'caution', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'complain', family: 'say', frames: CLAUSE },
  { base: 'lament', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'boast', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'quip', past: 'quipped', family: 'say', frames: CLAUSE, isAlsoNoun: true },
  { base: 'testify', family: 'say', frames: CLAUSE },
  { base: 'argue', family: 'claim', frames: CLAUSE },
  { base: 'claim', family: 'claim', frames: PROMISE, isAlsoNoun: true },
  { base: 'insist', family: 'claim', frames: CLAUSE },
  { base: 'maintain', family: 'claim', frames: CLAUSE },
  { base: 'contend', family: 'claim', frames: CLAUSE },
  { base: 'assert', family: 'claim', frames: CLAUSE },
  { base: 'suggest', family: 'claim', frames: CLAUSE },
  { base: 'estimate', family: 'claim', frames: CLAUSE, isAlsoNoun: true },
  { base: 'predict', family: 'claim', frames: CLAUSE },
  { base: 'warn', family: 'say', frames: TELL },
  { base: 'remind', family: 'say', frames: TELL },
  { base: 'inform', family: 'say', frames: TELL },
  { base: 'assure', family: 'promise', frames: TELL },
  { base: 'allege', family: 'allege', frames: CLAUSE },
  { base: 'charge', family: 'allege', frames: { clause: true, objectNeeds: ['that'] }, isAlsoNoun: true },
  { base: 'concede', family: 'admit', frames: CLAUSE },
  { base: 'acknowledge', family: 'admit', frames: GERUND },
  { base: 'admit', past: 'admitted', family: 'admit', frames: GERUND },
  { base: 'accept', family: 'admit', frames: { clause: true, objectNeeds: ['that'] } },
  { base: 'agree', family: 'admit', frames: { clause: true, objectNeeds: ['that'] } },
  { base: 'confess', family: 'admit', frames: CLAUSE },
  { base: 'deny', past: 'denied', family: 'deny', frames: { clause: true, gerund: true, object: true } },
  { base: 'plead', family: 'deny', frames: { object: true, objectNeeds: ['not'] } },
  { base: 'promise', family: 'promise', frames: PROMISE, isAlsoNoun: true },
  { base: 'pledge', family: 'promise', frames: PROMISE, isAlsoNoun: true },
  { base: 'vow', family: 'promise', frames: PROMISE, isAlsoNoun: true },
  { base: 'swear', past: 'swore', participle: 'sworn', family: 'promise', frames: PROMISE },
  { base: 'threaten', family: 'promise', frames: PROMISE },
  { base: 'offer', family: 'promise', frames: { infinitive: true }, isAlsoNoun: true },
  { base: 'urge', family: 'urge', frames: URGE, isAlsoNoun: true },
  { base: 'demand', family: 'urge', frames: PROMISE, isAlsoNoun: true },
  { base: 'describe', family: 'describe', frames: AS },
  { base: 'call', particle: 'on', family: 'urge', frames: URGE },
  { base: 'call', particle: 'for', family: 'urge', frames: OBJECT },
  { base: 'call', family: 'describe', frames: CALL, isAlsoNoun: true },
  { base: 'brand', family: 'describe', frames: CALL, isAlsoNoun: true },
  { base: 'label', family: 'describe', frames: CALL, isAlsoNoun: true },
  { base: 'dismiss', family: 'dismiss', frames: AS },
  { base: 'reject', family: 'dismiss', frames: AS },
  { base: 'accuse', family: 'accuse', frames: OBJECT },
  { base: 'blame', family: 'blame', frames: OBJECT, isAlsoNoun: true },
  { base: 'fault', family: 'blame', frames: OBJECT, isAlsoNoun: true },
  { base: 'show', participle: 'shown', family: 'show', frames: CLAUSE, isAlsoNoun: true },
  { base: 'find', past: 'found', family: 'show', frames: CLAUSE },
];

/** Heads of documents: what they "show" or "find" is said by them. */
export const documentNouns: ReadonlySet<string> = new Set([
  'report', 'study', 'survey', 'poll', 'letter', 'note', 'memo', 'complaint', 'indictment', 'lawsuit', 'suit', 'filing', 'records', 'record',
  'document', 'documents', 'figures', 'data', 'statement', 'review', 'audit', 'petition', 'affidavit', 'dossier', 'paper', 'ruling', 'article',
  'email', 'emails', 'notice', 'readout', 'communique', 'transcript', 'brief', 'analysis', 'statistics', 'reports', 'studies', 'polls', 'action',
]);
