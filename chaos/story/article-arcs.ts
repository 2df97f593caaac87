import type { Chance } from './chance.ts';
import { writeSentences } from './sentences.ts';
import type { Content, Revision, SourceRetraction } from './story.ts';

/** What a source has said of one article so far. */
export interface ArticleArc {
  readonly guid: string;
  readonly revisions: Revision[];
  readonly retractions: SourceRetraction[];
}

/** A turn of an article: what its source sends next. */
export type Turn = { readonly revision: Revision } | { readonly retraction: SourceRetraction };

/** Versions of a source go by twos, so that there is room for one that comes late; minutes go by hundreds, for corrections and retractions. */
const versionStep = 2;
const minutesPerVersion = 100;
const firstRetractionMinute = 50;

/** Writes the turns of articles. Each call gives a turn that differs from all before, and remembers it in the arc. */
export class ArcWriter {
  private number = 100;

  /** A new article, of which nothing was sent yet. */
  begin(guid: string): ArticleArc {
    return { guid, revisions: [], retractions: [] };
  }

  /** A version above all that there are. */
  revise(arc: ArticleArc, chance: Chance): Turn {
    return this.revisionOf(arc, topOf(arc) + versionStep, this.contentFor(chance));
  }

  /** A version above all that says just what the newest says. */
  repeat(arc: ArticleArc, chance: Chance): Turn {
    const newest = arc.revisions.toSorted((one, other) => one.version - other.version || one.createdMinute - other.createdMinute).at(-1);
    return newest === undefined ? this.revise(arc, chance) : this.revisionOf(arc, topOf(arc) + versionStep, newest.content);
  }

  /** A version below the newest that nobody has sent yet; a new version where there is none. */
  comeLate(arc: ArticleArc, chance: Chance): Turn {
    const taken = new Set(arc.revisions.map(({ version }) => version));
    const free = Array.from({ length: Math.max(topOf(arc) - 1, 0) }, (_none, place) => place + 1).filter((version) => !taken.has(version));
    return free.length === 0 ? this.revise(arc, chance) : this.revisionOf(arc, chance.pick(free), this.contentFor(chance));
  }

  /** The number of a version that is there, with other words and a later moment. */
  correct(arc: ArticleArc, chance: Chance): Turn {
    const before = arc.revisions.length === 0 ? undefined : chance.pick(arc.revisions);
    if (before === undefined) return this.revise(arc, chance);
    const minutes = arc.revisions.filter(({ version }) => version === before.version).map(({ createdMinute }) => createdMinute);
    return this.revisionOf(arc, { version: before.version, createdMinute: Math.max(...minutes) + 1 }, this.contentFor(chance));
  }

  /** A retraction of all that there is, or of the version after it too. */
  retract(arc: ArticleArc, chance: Chance): Turn {
    const version = Math.max(topOf(arc), 1) + chance.between(0, 1);
    const retraction = { guid: arc.guid, version, createdMinute: version * minutesPerVersion + firstRetractionMinute + arc.retractions.length, reason: `Reason ${this.nextNumber()}.` };
    arc.retractions.push(retraction);
    return { retraction };
  }

  private revisionOf(arc: ArticleArc, at: number | { readonly version: number; readonly createdMinute: number }, content: Content): Turn {
    const place = typeof at === 'number' ? { version: at, createdMinute: at * minutesPerVersion } : at;
    const revision = { guid: arc.guid, ...place, content };
    arc.revisions.push(revision);
    return { revision };
  }

  private contentFor(chance: Chance): Content {
    const sentences = writeSentences(chance, chance.between(1, 4), () => this.nextNumber());
    return { headline: `Harbour talks, part ${this.nextNumber()}`, sentences };
  }

  private nextNumber(): number {
    this.number += 1;
    return this.number;
  }
}

function topOf({ revisions, retractions }: ArticleArc): number {
  return Math.max(0, ...[...revisions, ...retractions].map(({ version }) => version));
}
