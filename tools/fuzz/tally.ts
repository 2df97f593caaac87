import { toTable } from '../stack/closing-table.ts';
import type { FuzzNews } from './fuzz.worker.ts';

interface KindTally {
  cases: number;
  characters: number;
  ms: number;
  slowest: { readonly ms: number; readonly characters: number; readonly place: number };
}

/** Counts cases by their kind. */
export class Tally {
  private readonly kinds = new Map<string, KindTally>();
  private readonly refusals = new Map<string, number>();

  add({ of, characters, ms, place, refusal }: Extract<FuzzNews, { kind: 'ended' }>): void {
    const kind = this.kinds.get(of) ?? { cases: 0, characters: 0, ms: 0, slowest: { ms: -1, characters: 0, place: 0 } };
    this.kinds.set(of, kind);
    kind.cases += 1;
    kind.characters += characters;
    kind.ms += ms;
    if (ms > kind.slowest.ms) kind.slowest = { ms, characters, place };
    if (refusal !== undefined) this.refusals.set(refusal, (this.refusals.get(refusal) ?? 0) + 1);
  }

  /** A row for each kind, the whole last, and what was refused. */
  lines(): readonly string[] {
    const rows = [...this.kinds].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, kind]) => rowOf(name, kind));
    const all = [...this.kinds.values()].reduce((sum, kind) => ({
      cases: sum.cases + kind.cases, characters: sum.characters + kind.characters, ms: sum.ms + kind.ms, slowest: kind.slowest.ms > sum.slowest.ms ? kind.slowest : sum.slowest,
    }), { cases: 0, characters: 0, ms: 0, slowest: { ms: -1, characters: 0, place: 0 } });
    const refused = [...this.refusals].map(([code, count]) => `${count} were refused as ${code}.`);
    return [toTable([['texts', 'cases', 'characters/s', 'slowest', 'of characters', 'case'], ...rows, rowOf('all', all)]), ...refused];
  }
}

function rowOf(name: string, { cases, characters, ms, slowest }: KindTally): readonly string[] {
  return [name, String(cases), ms === 0 ? '-' : Math.round((characters * 1000) / ms).toLocaleString('en-US'), `${Math.round(slowest.ms)} ms`, slowest.characters.toLocaleString('en-US'), String(slowest.place)];
}
