import { exchangedNouns, exchangingVerbs } from '../lexicons/accusing-words';
import { accusingPapers, blameNouns, lyingVerbs, puttingLinks, puttingVerbs } from '../lexicons/accusing-nouns';
import type { Phrase, Sentence } from '../pipeline/types';
import { partyFrom } from './accused-phrases';
import { blamed, clauseEnd, type AccusingFrame } from './accusing-frames';
import { phraseFrom } from './noun-phrases';
import { subjectBefore } from './subjects';
import { verbGroupAt } from './verb-groups';
import { subjectOfVerb } from './verb-subjects';

const ALLEGATION_LINKS = ['of', 'over', 'for', 'with'];
const PLAIN = { legal: 'none', isSeeming: false } as const;

/** "traded accusations", "pointed the finger at", "laid the blame on", "held responsible", "is to blame": at one word of a sentence. */
export function accusingIdiomFrameAt(sentence: Sentence, at: number): AccusingFrame | undefined {
  const token = sentence.tokens[at];
  if (!token || token.quotation !== undefined) return undefined;
  const { lower } = token;
  if (exchangingVerbs.has(lower)) return exchange(sentence, at);
  if (['point', 'points', 'pointed', 'pointing'].includes(lower)) return finger(sentence, at);
  if (puttingVerbs.has(lower)) return putting(sentence, at) ?? (lyingVerbs.has(lower) ? lying(sentence, at) : undefined);
  if (lyingVerbs.has(lower)) return lying(sentence, at);
  if (['hold', 'holds', 'held', 'holding'].includes(lower)) return held(sentence, at);
  if (['take', 'takes', 'took', 'taken', 'taking', 'drag', 'drags', 'dragged', 'dragging', 'haul', 'hauls', 'hauled', 'hauling'].includes(lower)) return toCourt(sentence, at);
  if (['name', 'names', 'named', 'naming'].includes(lower)) return namedIn(sentence, at);
  return lower === 'blame' ? toBlame(sentence, at) : undefined;
}

function exchange(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const noun = [at + 1, at + 2].find((place) => exchangedNouns.has(tokens[place]?.lower ?? ''));
  if (noun === undefined) return undefined;
  const { phrase, isDone } = subjectOfVerb(sentence, at);
  return isDone ? { ...PLAIN, trigger: { sentence, from: at, to: noun + 1 }, accuser: phrase, accused: 'each-other', allegation: afterLink(sentence, noun + 1), isPlain: true } : undefined;
}

/** "pointed the finger (of blame) at", "pointed fingers at". */
function finger(sentence: Sentence, at: number): AccusingFrame | undefined {
  const noun = wordWithin(sentence, at + 1, { words: ['finger', 'fingers'], most: 4 });
  const link = noun === undefined ? undefined : wordWithin(sentence, noun + 1, { words: ['at', 'toward', 'towards'], most: 5 });
  return link === undefined || noun === undefined ? undefined : onParty(sentence, at, { nounEnd: noun + 1, link });
}

/** "put much of the blame for the delay on". */
function putting(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const noun = wordWithin(sentence, at + 1, { words: [...blameNouns], most: 6 });
  if (noun === undefined || (tokens[noun]?.lower !== 'blame' && !['pin', 'lay', 'lays', 'laid', 'put', 'puts', 'place', 'placed', 'places', 'pinned'].includes(tokens[at]?.lower ?? ''))) return undefined;
  const end = clauseEnd(sentence, noun + 1);
  for (let link = noun + 1; link < Math.min(end, noun + 16); link += 1) {
    const lower = tokens[link]?.lower ?? '';
    if (puttingLinks.has(lower) && (lower !== 'to' || link === noun + 1) && !(lower === 'at' && tokens[link + 2]?.lower !== 'door')) return onParty(sentence, at, { nounEnd: noun + 1, link });
  }
  return undefined;
}

interface Put {
  readonly nounEnd: number;
  readonly link: number;
}

function onParty(sentence: Sentence, at: number, { nounEnd, link }: Put): AccusingFrame | undefined {
  const { phrase, isDone } = subjectOfVerb(sentence, at);
  const accused = isDone ? partyFrom(sentence, link + 1, clauseEnd(sentence, link + 1)) : undefined;
  const before = link > nounEnd && sentence.tokens[nounEnd]?.lower === 'for' ? { sentence, from: nounEnd + 1, to: link } : undefined;
  return accused && blamed({ ...PLAIN, trigger: { sentence, from: at, to: nounEnd }, accuser: phrase, accused, allegation: before ?? afterLink(sentence, accused.to) });
}

/** "the blame for this lies with the Americans". */
function lying(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const group = verbGroupAt(sentence, at);
  const blame = tokens.findLastIndex(({ lower, quotation }, place) => place < at && place > at - 10 && quotation === undefined && lower === 'blame');
  const link = wordWithin(sentence, at + 1, { words: ['with', 'on', 'at', 'to'], most: 3 });
  if (blame === -1 || link === undefined || group.isNegated || group.isModal || (tokens[blame - 1]?.tag !== 'DET' && tokens[blame - 1]?.tag !== 'ADJ')) return undefined;
  const accused = partyFrom(sentence, link + 1, clauseEnd(sentence, link + 1));
  const why = tokens[blame + 1]?.lower === 'for' ? { sentence, from: blame + 2, to: group.from } : undefined;
  return accused && blamed({ ...PLAIN, trigger: { sentence, from: blame, to: blame + 1 }, accuser: 'writer', accused, allegation: why });
}

/** "holds the hospital responsible for", "held responsible by residents". */
function held(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const key = tokens.findIndex(({ lower }, place) => place > at && place < at + 16 && ['responsible', 'accountable', 'culpable', 'liable'].includes(lower));
  const group = verbGroupAt(sentence, at);
  const { phrase, isDone } = subjectOfVerb(sentence, at);
  if (key === -1 || !isDone) return undefined;
  const allegation = afterLink(sentence, key + 1);
  const trigger = { sentence, from: at, to: at + 1 };
  if (group.isPassive && key <= at + 2) {
    const agent = tokens[key + 1]?.lower === 'by' ? partyFrom(sentence, key + 2, clauseEnd(sentence, key + 2)) : undefined;
    return phrase && tokens[key]?.lower !== 'liable' && agent ? blamed({ ...PLAIN, trigger, accuser: agent, accused: phrase, allegation: afterLink(sentence, agent.to) }) : undefined;
  }
  const edge = tokens[key - 1]?.tag === 'ADV' || /^["“‘']$/u.test(tokens[key - 1]?.text ?? '') ? key - 1 : key;
  const accused = partyFrom(sentence, at + 1, edge);
  return accused && blamed({ ...PLAIN, trigger, accuser: phrase, accused, allegation });
}

/** "named Ann Lee in a complaint", "has been named in an indictment": a paper that accuses. */
function namedIn(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const link = wordWithin(sentence, at + 1, { words: ['in'], most: 8 });
  const paper = link === undefined ? undefined : wordWithin(sentence, link + 1, { words: [...accusingPapers.keys()], most: 4 });
  const { phrase, isDone } = subjectOfVerb(sentence, at);
  if (link === undefined || paper === undefined || !isDone) return undefined;
  const base = { trigger: { sentence, from: at, to: at + 1 }, allegation: undefined, legal: accusingPapers.get(tokens[paper]?.lower ?? '') ?? 'none', isSeeming: false, isPlain: true } as const;
  if (!verbGroupAt(sentence, at).isPassive) {
    const accused = partyFrom(sentence, at + 1, link);
    return accused && phrase && { ...base, accuser: phrase, accused };
  }
  const by = link === at + 1 ? wordWithin(sentence, paper + 1, { words: ['by'], most: 3 }) : undefined;
  return phrase && link === at + 1 ? { ...base, accuser: by === undefined ? undefined : phraseFrom(sentence, by + 1, { isJoint: true }), accused: phrase } : undefined;
}

/** "took the company to court over": a lawsuit. */
function toCourt(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const to = tokens.findIndex(({ lower }, place) => place > at + 1 && place < at + 12 && lower === 'to' && tokens[place + 1]?.lower === 'court');
  const { phrase, isDone } = subjectOfVerb(sentence, at);
  const accused = to === -1 || !isDone || verbGroupAt(sentence, at).isPassive ? undefined : partyFrom(sentence, at + 1, to);
  return accused && { trigger: { sentence, from: at, to: at + 1 }, accuser: phrase, accused, allegation: afterLink(sentence, to + 2), legal: 'lawsuit', isSeeming: false, isPlain: true };
}

/** "Peru is to blame for": said by the writer, or by whoever is quoted. */
function toBlame(sentence: Sentence, at: number): AccusingFrame | undefined {
  const { tokens } = sentence;
  const group = verbGroupAt(sentence, at);
  if (tokens[at - 1]?.lower !== 'to' || !group.isInfinitive) return undefined;
  const be = [at - 2, at - 3, at - 4].find((place) => ['is', 'are', 'was', 'were', "'s", "'re"].includes(tokens[place]?.lower ?? ''));
  const isPlain = be !== undefined && tokens.slice(be + 1, at - 1).every(({ tag, lower }) => tag === 'ADV' && !['not', "n't", 'never'].includes(lower));
  const isQuestion = be !== undefined && ['who', 'what'].includes(tokens[be - 1]?.lower ?? '') && !['NOUN', 'PROPN', 'PUNCT'].includes(tokens[be - 2]?.tag ?? 'VERB');
  if (be === undefined || !isPlain || isQuestion) return undefined;
  const head = ['that', 'who', 'which'].includes(tokens[be - 1]?.lower ?? '') ? be - 1 : be;
  const accused = subjectBefore(sentence, be) ?? subjectBefore(sentence, head);
  return accused && !isAsked(accused) ? blamed({ ...PLAIN, trigger: { sentence, from: at, to: at + 1 }, accuser: 'writer', accused, allegation: afterLink(sentence, at + 1) }) : undefined;
}

/** "who is to blame", "nobody is to blame". */
function isAsked({ sentence, from }: Phrase): boolean {
  return ['who', 'what', 'nobody', 'no', 'neither', 'whoever', 'none'].includes(sentence.tokens[from]?.lower ?? '');
}

function wordWithin({ tokens }: Sentence, from: number, { words, most }: { readonly words: readonly string[]; readonly most: number }): number | undefined {
  const at = tokens.findIndex(({ lower, quotation }, place) => place >= from && place < from + most && quotation === undefined && words.includes(lower));
  return at === -1 ? undefined : at;
}

function afterLink(sentence: Sentence, at: number): Phrase | undefined {
  const to = clauseEnd(sentence, at);
  return ALLEGATION_LINKS.includes(sentence.tokens[at]?.lower ?? '') && at + 1 < to ? { sentence, from: at + 1, to } : undefined;
}
