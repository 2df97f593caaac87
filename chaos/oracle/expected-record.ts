import { nameOf, type Content, type ForeignRun, type Inputs, type Revision, type SourceRetraction } from '../story/story.ts';

/** Which engine read a revision: ours, or the foreign one, whose version is greater. */
export type EngineName = 'ours' | 'foreign';

/** What readers must see of an article. */
export interface ExpectedArticle {
  readonly guid: string;
  readonly state: 'visible' | 'retracted' | 'unheard';
  /** The revision and engine that are shown, as `<name of the revision> by <engine>`. */
  readonly shown: string | undefined;
  /** Each finding that is shown, as a line of words. */
  readonly findings: readonly string[];
}

/** What must be in the record. */
export interface ExpectedRecord {
  readonly articles: ReadonlyMap<string, ExpectedArticle>;
  /** The findings of each run that has come to its end, whole or not, by `<name of the revision> by <engine>`. */
  readonly runs: ReadonlyMap<string, readonly string[]>;
  /** How many accusations and denials are shown for each pair, by `accuser > accused`. */
  readonly pairs: ReadonlyMap<string, string>;
}

/**
 * Computes what must be seen from what was sent, by the rules of the record: of the revisions that no retraction withholds the newest by version, then by
 * moment, is shown; one that says what the revision before it says is folded away; a run is shown only whole, and of whole runs that of the greater engine
 * version.
 */
export function expectedRecord(inputs: Inputs): ExpectedRecord {
  const guids = new Set([...inputs.revisions, ...inputs.retractions].map(({ guid }) => guid));
  const articles = new Map([...guids].map((guid) => [guid, expectedArticle(guid, inputs)]));
  const ours = inputs.revisions.map((revision) => [runName(revision, 'ours'), findingsOf(revision.content)] as const);
  const foreign = inputs.foreignRuns.map((run) => [runName(run.revision, 'foreign'), arrivedOf(run, inputs)] as const);
  return { articles, runs: new Map([...ours, ...foreign]), pairs: pairsOf([...articles.values()]) };
}

function expectedArticle(guid: string, inputs: Inputs): ExpectedArticle {
  const retractions = activeRetractions(guid, inputs);
  const standing = inputs.revisions.filter((revision) => revision.guid === guid && !isWithheld(revision, retractions));
  const newest = withoutRepetitions(standing).at(-1);
  if (newest === undefined) return { guid, state: retractions.length > 0 ? 'retracted' : 'unheard', shown: undefined, findings: [] };
  const isForeign = inputs.wholeForeignRuns.some((run) => nameOf(run.revision) === nameOf(newest));
  const findings = isForeign ? foreignFindingsOf(newest.content) : findingsOf(newest.content);
  return { guid, state: 'visible', shown: runName(newest, isForeign ? 'foreign' : 'ours'), findings };
}

/** The retractions of an article that nobody has taken back. */
export function activeRetractions(guid: string, { retractions, reinstated }: Pick<Inputs, 'retractions' | 'reinstated'>): readonly SourceRetraction[] {
  const ended = new Set(reinstated.map(nameOf));
  return retractions.filter((retraction) => retraction.guid === guid && !ended.has(nameOf(retraction)));
}

/** A retraction withholds all but the versions with a higher number, whenever they come. */
export function isWithheld(revision: Revision, retractions: readonly SourceRetraction[]): boolean {
  return retractions.some((retraction) => revision.version <= retraction.version);
}

/** The revisions in order, without those that say just what the one before them says. */
function withoutRepetitions(revisions: readonly Revision[]): readonly Revision[] {
  const ordered = [...revisions].sort((one, other) => one.version - other.version || one.createdMinute - other.createdMinute);
  return ordered.filter((revision, place) => place === 0 || textOf(ordered[place - 1]?.content) !== textOf(revision.content));
}

function textOf(content: Content | undefined): string {
  return content === undefined ? '' : [content.headline, ...content.sentences.map(({ text }) => text)].join('\n');
}

/** The name of a run of an engine over a revision. */
export function runName(revision: Pick<Revision, 'guid' | 'version' | 'createdMinute'>, engine: EngineName): string {
  return `${nameOf(revision)} by ${engine}`;
}

/** What our engine finds. */
export function findingsOf({ sentences }: Content): readonly string[] {
  return sentences.flatMap(({ statements, accusations, denials }) => [
    ...statements.map((words) => `statement ${words}`), ...accusations.map((words) => `accusation ${words}`), ...denials.map((words) => `denial ${words}`),
  ]).toSorted();
}

/** What the foreign engine finds when all of it has arrived: each sentence as a statement of nobody, and shorter allegations. */
export function foreignFindingsOf({ sentences }: Content): readonly string[] {
  const accusations = sentences.flatMap(({ foreign }) => (foreign === undefined ? [] : [`accusation Far ${foreign.accuser} > Far ${foreign.accused}: ${foreign.allegation}`]));
  return [...sentences.map(({ text }) => `statement ?: ${text}`), ...accusations].toSorted();
}

/** Statements come with the end of the foreign run, accusations with its rest: until then, or for ever, they are missing. */
function arrivedOf(run: ForeignRun, { wholeForeignRuns }: Inputs): readonly string[] {
  const all = foreignFindingsOf(run.revision.content);
  return wholeForeignRuns.includes(run) ? all : all.filter((line) => line.startsWith('statement '));
}

function pairsOf(articles: readonly ExpectedArticle[]): ReadonlyMap<string, string> {
  const counts = new Map<string, { accusations: number; denials: number }>();
  for (const line of articles.flatMap(({ findings }) => findings)) {
    const [, kind, one, other] = /^(accusation|denial) (.+?) > (.+?): /.exec(line) ?? [];
    if (one === undefined || other === undefined) continue;
    // A denial belongs to the pair of which it denies an accusation.
    const pair = kind === 'denial' ? `${other} > ${one}` : `${one} > ${other}`;
    const count = counts.get(pair) ?? { accusations: 0, denials: 0 };
    counts.set(pair, kind === 'denial' ? { ...count, denials: count.denials + 1 } : { ...count, accusations: count.accusations + 1 });
  }
  return new Map([...counts].map(([pair, { accusations, denials }]) => [pair, `${accusations} accusations, ${denials} denials`]));
}
