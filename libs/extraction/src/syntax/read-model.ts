import type { TagKinds } from './parser-atoms';
import type { Parser } from './parse-words';
import { decodeModel, type Sections } from './model-file';
import { scorerOfFour, sparseScorer, type Scorer } from './perceptron';
import type { Tagger } from './tag-words';

/** What a file of weights holds, ready for use. */
export interface SyntaxModel {
  /** UPOS and Penn tag, `NOUN|NNS`, by the number of the tag. */
  readonly tags: readonly string[];
  readonly tagger: Tagger;
  readonly parser: Parser;
  readonly tagKinds: TagKinds;
}

/** Makes tagger and parser of the bytes of a file of weights, which they keep on looking at. Fails where it is none. */
export function readModel(bytes: Uint8Array): SyntaxModel {
  const { header, sections } = decodeModel(bytes);
  const { tags, relations, sureWords, taggerBits, transitionBits, relationBits } = header;
  return {
    tags,
    tagger: {
      scorer: readSparse(sections, { name: 'tagger', bits: taggerBits, classes: tags.length }),
      tagCount: tags.length,
      sureWords: new Map(sureWords.flatMap((words, tag) => words.map((word) => [word, tag] as const))),
    },
    parser: {
      transitions: scorerOfFour({ bits: transitionBits, rows: rowsOfFour(sectionOf(sections, 'transitions')) }),
      relations: readSparse(sections, { name: 'relations', bits: relationBits, classes: relations.length }),
      relationNames: relations,
    },
    tagKinds: tagKindsOf(tags),
  };
}

/** What each tag says to the parser. */
export function tagKindsOf(tags: readonly string[]): TagKinds {
  const coarseNames = [...new Set(tags.map(coarseOf))];
  return {
    coarse: Int32Array.from(tags, (tag) => coarseNames.indexOf(coarseOf(tag)) + 1),
    kind: Int32Array.from(tags, kindOf),
  };
}

function coarseOf(tag: string): string {
  return tag.split('|')[0] ?? tag;
}

function kindOf(tag: string): number {
  const [coarse, fine] = tag.split('|');
  if (coarse === 'VERB' || coarse === 'AUX') return 1;
  if (coarse === 'PUNCT') return fine === ',' ? 3 : 2;
  return coarse === 'CCONJ' ? 4 : 0;
}

function readSparse(sections: Sections, { name, bits, classes }: { readonly name: string; readonly bits: number; readonly classes: number }): Scorer {
  const counts = sectionOf(sections, `${name}.counts`);
  const starts = new Uint32Array(counts.length + 1);
  for (let row = 0; row < counts.length; row += 1) starts[row + 1] = (starts[row] ?? 0) + (counts[row] ?? 0);
  return sparseScorer({ bits, classes, starts, entryClasses: sectionOf(sections, `${name}.classes`), entryValues: signed(sectionOf(sections, `${name}.values`)) });
}

function sectionOf(sections: Sections, name: string): Uint8Array {
  const section = sections.get(name);
  if (!section) throw new Error(`The weights of the engine lack their section "${name}".`);
  return section;
}

/** Sections begin at multiples of eight, so that machines with the lowest byte first look at the bytes themselves. */
function rowsOfFour({ buffer, byteOffset, byteLength }: Uint8Array): Int32Array {
  const rows = new Int32Array(buffer, byteOffset, byteLength / 4);
  if (new Uint8Array(Int32Array.of(1).buffer)[0] === 1) return rows;
  const bytes = new DataView(buffer, byteOffset, byteLength);
  return Int32Array.from(rows, (_, row) => bytes.getInt32(row * 4, true));
}

function signed(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
