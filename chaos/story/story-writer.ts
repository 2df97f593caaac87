import { malformations } from '../../test/support/malformed-records.ts';
import { ArcWriter, type ArticleArc, type Turn } from './article-arcs.ts';
import { chanceOf, type Chance } from './chance.ts';
import { nameOf, type ForeignRun, type Inputs, type Poison, type Revision, type SourceRetraction, type Step } from './story.ts';

type Push = Extract<Step, { kind: 'revision' | 'retraction' }>;
type Move = (arc: ArticleArc, chance: Chance) => Turn;

/** Every so many rounds there is nothing but news of old articles. */
const roundsPerOldNews = 3;
/** The malformation that puts something into the id of a run, which an article does not have. */
const onlyOfRuns = 'holds a NUL';

/** Writes what happens to a record, round by round. The same seed writes the same story. */
export class StoryWriter {
  private readonly arcs: ArticleArc[] = [];
  private readonly writer = new ArcWriter();
  private readonly pushes: Push[] = [];
  private readonly reinstated: SourceRetraction[] = [];
  private readonly foreignRuns: ForeignRun[] = [];
  private readonly whole: ForeignRun[] = [];
  private readonly poison: Poison[] = [];
  private sendings = 0;

  private readonly seed: number;
  private readonly isWanted: (guid: string) => boolean;

  /** Articles get only guids that are wanted: so what shall meet in one place does. */
  constructor(seed: number, isWanted: (guid: string) => boolean = () => true) {
    this.seed = seed;
    this.isWanted = isWanted;
  }

  /** The steps of the next round, in the order in which they are begun. */
  writeRound(round: number): readonly Step[] {
    const chance = chanceOf(this.seed, `story ${round}`);
    const rests = this.foreignRuns.filter((run) => run.rest === 'later' && !this.whole.includes(run)).map((run) => this.restOf(run));
    // A new article makes transactions wait for each other where its row is made: some rounds have none, so that nothing but locks keeps them in order.
    const hasNews = round % roundsPerOldNews !== 0;
    const followUps = this.followUps(chance, hasNews ? chance.between(6, 10) : chance.between(25, 35));
    const news = Array.from({ length: hasNews ? chance.between(9, 14) : 0 }, (_none, place) => this.newArticle(`${round}-${place}`, chance)).flat();
    const pushes = [...followUps, ...news];
    this.pushes.push(...pushes);
    const copies = Array.from({ length: chance.between(4, 10) }, () => this.copyOf(chance.pick(this.pushes), chance));
    const others = [...rests, ...copies, ...this.reinstatements(chance), ...this.runsOfAnother(pushes, chance)];
    // Everybody else begins at once, each after a pause of its own: their order does not matter.
    return [...disordered([...pushes, ...others], chance), ...this.poisonOf(pushes, round)];
  }

  /** All that the record knows when every step written so far has been taken. */
  inputs(): Inputs {
    return {
      revisions: this.arcs.flatMap(({ revisions }) => revisions),
      retractions: this.arcs.flatMap(({ retractions }) => retractions),
      reinstated: [...this.reinstated],
      foreignRuns: [...this.foreignRuns],
      wholeForeignRuns: [...this.whole],
      poison: [...this.poison],
    };
  }

  private newArticle(name: string, chance: Chance): readonly Push[] {
    const { writer } = this;
    const arc = writer.begin(this.guidFor(name));
    this.arcs.push(arc);
    const moves: readonly (readonly (keyof ArcWriter & ('revise' | 'repeat' | 'comeLate' | 'correct' | 'retract'))[])[] = [
      ['revise'], ['revise', 'revise'], ['revise', 'revise', 'comeLate'], ['revise', 'correct'], ['revise', 'repeat', 'revise'],
      ['revise', 'retract'], ['revise', 'retract', 'comeLate'], ['revise', 'retract', 'revise'], ['retract'], ['retract', 'comeLate'], ['revise', 'revise', 'retract', 'repeat'],
    ];
    return chance.pick(moves).map((move) => this.pushOf(writer[move](arc, chance)));
  }

  private guidFor(name: string): string {
    let guid = `story-${this.seed}-${name}`;
    for (let count = 1; !this.isWanted(guid); count += 1) guid = `story-${this.seed}-${name}-${count}`;
    return guid;
  }

  private followUps(chance: Chance, count: number): readonly Push[] {
    const { writer } = this;
    const moves: readonly Move[] = [
      (arc) => writer.revise(arc, chance), (arc) => writer.comeLate(arc, chance), (arc) => writer.comeLate(arc, chance),
      (arc) => writer.correct(arc, chance), (arc) => writer.retract(arc, chance), (arc) => writer.repeat(arc, chance),
    ];
    if (this.arcs.length === 0) return [];
    return Array.from({ length: count }, () => this.pushOf(chance.pick(moves)(chance.pick(this.arcs), chance)));
  }

  private pushOf(turn: Turn): Push {
    return 'revision' in turn ? { kind: 'revision', revision: turn.revision, sending: 0 } : { kind: 'retraction', retraction: turn.retraction, sending: 0 };
  }

  /** The same bytes again, or the same thing in other bytes. */
  private copyOf(push: Push, chance: Chance): Push {
    if (chance.happens(0.5)) return push;
    this.sendings += 1;
    return { ...push, sending: this.sendings };
  }

  private reinstatements(chance: Chance): readonly Step[] {
    const open = this.arcs.flatMap(({ retractions }) => retractions).filter((each) => !this.reinstated.includes(each));
    const chosen = chance.shuffled(open).slice(0, chance.between(0, 2));
    this.reinstated.push(...chosen);
    return chosen.map((retraction) => ({ kind: 'reinstatement', retraction }));
  }

  private runsOfAnother(pushes: readonly Push[], chance: Chance): readonly Step[] {
    return chance.shuffled(revisionsOf(pushes)).slice(0, chance.between(4, 7)).flatMap((revision): readonly Step[] => {
      const run: ForeignRun = { revision, rest: chance.pick(['soon', 'later', 'never'] as const) };
      this.foreignRuns.push(run);
      return run.rest === 'soon' ? [{ kind: 'foreign-run', run }, this.restOf(run)] : [{ kind: 'foreign-run', run }];
    });
  }

  private poisonOf(pushes: readonly Push[], round: number): readonly Step[] {
    const chance = chanceOf(this.seed, `poison ${round}`);
    const revisions = revisionsOf(pushes);
    const poison = chance.shuffled(revisions).slice(0, chance.between(2, 4)).map((revision, place): Poison => {
      const topic = chance.pick(['articles', 'extractions'] as const);
      return { key: `poison-${this.seed}-${round}-${place}`, topic, revision, malformation: chance.pick(malformations.filter(({ what }) => topic === 'extractions' || what !== onlyOfRuns)) };
    });
    this.poison.push(...poison);
    return poison.map((each) => ({ kind: 'poison', poison: each }));
  }

  private restOf(run: ForeignRun): Step {
    this.whole.push(run);
    return { kind: 'rest-of-foreign-run', run };
  }
}

function revisionsOf(pushes: readonly Push[]): readonly Revision[] {
  return pushes.flatMap((push) => (push.kind === 'revision' ? [push.revision] : []));
}

/** Steps that mostly come in their order, but not always: a sender delivers out of order after an error. */
function disordered(steps: readonly Step[], chance: Chance): readonly Step[] {
  const spread = chance.happens(0.3) ? steps.length : Math.ceil(steps.length / 4);
  return steps.map((step, place) => ({ step, rank: place + chance.between(0, spread) })).sort((one, other) => one.rank - other.rank).map(({ step }) => step);
}

/** The name of what a push brings. */
export function nameOfPush(push: Push): string {
  return push.kind === 'revision' ? nameOf(push.revision) : `${nameOf(push.retraction)} retraction`;
}
