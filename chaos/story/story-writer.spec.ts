import { nameOf, type Step } from './story.ts';
import { StoryWriter } from './story-writer.ts';

const ROUNDS = 10;

function story(seed: number): { readonly rounds: readonly (readonly Step[])[]; readonly writer: StoryWriter } {
  const writer = new StoryWriter(seed);
  return { rounds: Array.from({ length: ROUNDS }, (_none, place) => writer.writeRound(place + 1)), writer };
}

describe('a story', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(story(7).rounds).toEqual(story(7).rounds);
    expect(story(7).rounds).not.toEqual(story(8).rounds);
  });

  it.each([1, 2, 3])('of seed %i has all that can happen, in rounds of 20 to 70 deliveries', (seed) => {
    const { rounds, writer } = story(seed);
    const steps = rounds.flat();
    const pushes = rounds.map((round) => round.filter(({ kind }) => kind === 'revision' || kind === 'retraction').length);
    expect(Math.min(...pushes)).toBeGreaterThanOrEqual(20);
    expect(Math.max(...pushes)).toBeLessThanOrEqual(70);
    expect(new Set(steps.map(({ kind }) => kind))).toEqual(new Set(['revision', 'retraction', 'foreign-run', 'rest-of-foreign-run', 'reinstatement', 'poison']));
    const { revisions, foreignRuns } = writer.inputs();
    expect(new Set(foreignRuns.map(({ rest }) => rest))).toEqual(new Set(['soon', 'later', 'never']));
    expect(lateOnes(steps)).toBeGreaterThan(0);
    expect(copiesOf(steps)).toBeGreaterThan(ROUNDS);
    expect(new Set(revisions.map(({ content }) => content)).size).toBeLessThan(revisions.length);
  });

  it.each([1, 2, 3])('of seed %i names no two things alike, so that rows can be told apart', (seed) => {
    const { revisions, retractions } = story(seed).writer.inputs();
    expect(new Set(revisions.map(nameOf)).size).toBe(revisions.length);
    expect(new Set(retractions.map(nameOf)).size).toBe(retractions.length);
  });

  it.each([1, 2, 3])('of seed %i sends the rest of a foreign run after its end, and nothing more of one that never becomes whole', (seed) => {
    const begun = new Set<object>();
    for (const step of story(seed).rounds.flatMap((round) => [...round.filter(({ kind }) => kind === 'foreign-run'), ...round.filter(({ kind }) => kind !== 'foreign-run')])) {
      if (step.kind === 'foreign-run') begun.add(step.run);
      if (step.kind !== 'rest-of-foreign-run') continue;
      expect(begun.has(step.run)).toBe(true);
      expect(step.run.rest).not.toBe('never');
    }
  });
});

/** How many revisions come after a higher version of their article. */
function lateOnes(steps: readonly Step[]): number {
  const highest = new Map<string, number>();
  return steps.filter((step) => {
    if (step.kind !== 'revision') return false;
    const { guid, version } = step.revision;
    const before = highest.get(guid) ?? 0;
    highest.set(guid, Math.max(before, version));
    return version < before;
  }).length;
}

function copiesOf(steps: readonly Step[]): number {
  const names = steps.flatMap((step) => (step.kind === 'revision' ? [nameOf(step.revision)] : []));
  return names.length - new Set(names).size;
}
