/** Taken once: a global is looked up anew at each use, which is slow where a program runs inside another. */
const { imul } = Math;

/**
 * Features as a table: each template names the values ("atoms") of a place in the text that it looks at together. The same
 * table serves training and reading. A feature is the hash of its template and its values: the number of a row of weights.
 */
export interface FeatureTemplates {
  /** How many templates there are: so many rows come of one place. */
  readonly count: number;
  /** Where the atoms of each template begin in `atoms`; one more than there are templates. */
  readonly starts: Int32Array;
  readonly atoms: Int32Array;
}

/** Templates from names of atoms, one template a line: `s0.word n0.tag`. Fails at a name that is not in the list. */
export function compileTemplates(names: readonly string[], lines: readonly string[]): FeatureTemplates {
  const places = new Map(names.map((name, place) => [name, place]));
  const templates = lines.map((line) => line.split(' ').map((name) => {
    const place = places.get(name);
    if (place === undefined) throw new Error(`The feature template "${line}" names "${name}", which is no atom.`);
    return place;
  }));
  const starts = new Int32Array(templates.length + 1);
  templates.forEach((atoms, at) => { starts[at + 1] = (starts[at] ?? 0) + atoms.length; });
  return { count: templates.length, starts, atoms: Int32Array.from(templates.flat()) };
}

/** Fills `rows` with the row of each template for the values of a place; `bits` says how many rows there are. */
export function fillRows({ count, starts, atoms }: FeatureTemplates, values: Int32Array, { rows, bits }: { readonly rows: Int32Array; readonly bits: number }): void {
  const shift = 32 - bits;
  let at = 0;
  for (let template = 0; template < count; template += 1) {
    const end = starts[template + 1] ?? at;
    let hash = imul(template + 1, 0x9e3779b1);
    for (; at < end; at += 1) {
      hash = imul(hash ^ (values[atoms[at] ?? 0] ?? 0), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    hash = imul(hash, 0xc2b2ae35);
    rows[template] = hash >>> shift;
  }
}
