import type { Layer, Segment } from './segments';

/** A text under marks, as elements can hold it: marks lie wholly within each other. */
export type Nested<T> = NestedText | NestedMark<T>;

interface NestedText {
  readonly kind: 'text';
  readonly text: string;
}

interface NestedMark<T> {
  readonly kind: 'mark';
  readonly value: T;
  /** Says whether its layer begins here: one that crosses another, or a paragraph's end, is made of several marks. */
  readonly isFirst: boolean;
  readonly children: readonly Nested<T>[];
}

/** The first segment of each layer, by which it is known where a layer begins. */
export type Beginnings<T> = ReadonlyMap<T, Segment<T>>;

/** Where each value begins among these segments. */
export function beginningsOf<T>(segments: readonly Segment<T>[]): Beginnings<T> {
  const beginnings = new Map<T, Segment<T>>();
  for (const segment of segments) {
    for (const { value } of segment.layers) if (!beginnings.has(value)) beginnings.set(value, segment);
  }
  return beginnings;
}

/** Nests marks: neighbours under the same outer layer share its element. A layer that another one cuts goes on in a further element. */
export function nest<T>(segments: readonly Segment<T>[], beginnings: Beginnings<T>): readonly Nested<T>[] {
  return nestFrom(segments, beginnings, 0);
}

function nestFrom<T>(segments: readonly Segment<T>[], beginnings: Beginnings<T>, depth: number): readonly Nested<T>[] {
  return groupsAt(segments, depth).map(({ layer, members }): Nested<T> => {
    if (layer === undefined) return { kind: 'text', text: members.map(({ text }) => text).join('') };
    const isFirst = beginnings.get(layer.value) === members[0];
    return { kind: 'mark', value: layer.value, isFirst, children: nestFrom(members, beginnings, depth + 1) };
  });
}

interface Group<T> {
  readonly layer: Layer<T> | undefined;
  readonly members: Segment<T>[];
}

function groupsAt<T>(segments: readonly Segment<T>[], depth: number): readonly Group<T>[] {
  const groups: Group<T>[] = [];
  for (const segment of segments) {
    const layer = segment.layers[depth];
    const last = groups.at(-1);
    if (last !== undefined && last.layer === layer) last.members.push(segment);
    else groups.push({ layer, members: [segment] });
  }
  return groups;
}
