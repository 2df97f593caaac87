import type { FoundArticle } from '../found-article.ts';
import type { GoldAccusation, GoldArticle } from './gold-article.ts';
import type { ScoringError } from './scoring-errors.ts';

type FoundAccusation = FoundArticle['accusations'][number];

/** The links from denials and counter-accusations to what they answer that are not those of the gold; the scorer of whole articles counts them without telling which. */
export function linkErrors(gold: GoldArticle, found: FoundArticle): readonly ScoringError[] {
  const taken = new Map(gold.accusations.map((each) => [each, found.accusations.find((other) => isSame(each, other))]));
  const missed = gold.accusations.flatMap((each) => errorOf(each, { gold, found, prediction: taken.get(each) }));
  const known = new Set(taken.values());
  const spurious = found.accusations.filter((each) => each.type === 'deny' && each.answers && !known.has(each)).map((each) => error('spurious link', found.id, each));
  return [...missed, ...spurious];
}

interface Place {
  readonly gold: GoldArticle;
  readonly found: FoundArticle;
  readonly prediction: FoundAccusation | undefined;
}

function errorOf(each: GoldAccusation, { gold, found, prediction }: Place): readonly ScoringError[] {
  const answered = gold.accusations.filter(({ id }) => id !== undefined && [each.answers, ...(each.answersAlt ?? [])].includes(id));
  const isDemanded = each.optional !== true && Boolean(each.answers) && answered.some(({ optional }) => optional !== true);
  if (prediction === undefined) return isDemanded ? [error('missed answer', found.id, each)] : [];
  const link = prediction.answers ? found.accusations.find(({ id }) => id === prediction.answers) : undefined;
  if (link === undefined) return isDemanded ? [error('missed link', found.id, each)] : [];
  if (each.optional === true || answered.some((target) => isSame(target, link))) return [];
  if (answered.length > 0) return [error('wrong link', found.id, each)];
  return each.type === 'deny' ? [error('spurious link', found.id, each)] : [];
}

/** The same kind of event whose triggers share words, or whose allegations do. */
function isSame(gold: GoldAccusation, found: FoundAccusation): boolean {
  const overlaps = (one: Stretch | null | undefined, other: Stretch | null): boolean => Boolean(one && other && Math.max(one.start, other.start) < Math.min(one.end, other.end));
  const isNamed = gold.accuser?.canonical === found.accuser?.canonical;
  return gold.type === found.type && (overlaps(gold.trigger, found.trigger) || (isNamed && overlaps(gold.allegation, found.allegation)));
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

function error(kind: string, articleId: string, { type, trigger, accuser, accused }: GoldAccusation | FoundAccusation): ScoringError {
  return { articleId, kind, words: trigger.text, details: [`${type} ${accuser?.canonical ?? '-'} -> ${accused?.canonical ?? '-'} [${trigger.text}]`] };
}
