/**
 * The file of weights: `ORLM`, the length of a header (uint32, little endian), the header as JSON in UTF-8, and the sections,
 * each at a multiple of 8. Numbers are bytes only, so that the order of bytes in a machine does not matter.
 */
export interface ModelHeader {
  readonly format: number;
  /** UPOS and Penn tag, `NOUN|NNS`. */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  /** Words that have nearly always one tag, by the place of the tag. */
  readonly sureWords: readonly (readonly string[])[];
  /** 2 to the power of this is the number of rows of weights. */
  readonly taggerBits: number;
  readonly transitionBits: number;
  readonly relationBits: number;
}

/** Bytes by name. */
export type Sections = ReadonlyMap<string, Uint8Array>;

/** The format that this code writes and reads. */
export const MODEL_FORMAT = 1;
const MAGIC = 'ORLM';
const ALIGNMENT = 8;

interface StoredHeader extends ModelHeader {
  readonly sections: readonly { readonly name: string; readonly length: number }[];
}

/** Header and sections as the bytes of a file. */
export function encodeModel(header: ModelHeader, sections: Sections): Uint8Array {
  const stored: StoredHeader = { ...header, sections: [...sections].map(([name, bytes]) => ({ name, length: bytes.length })) };
  const json = new TextEncoder().encode(JSON.stringify(stored));
  let at = aligned(8 + json.length);
  const places = [...sections.values()].map((bytes) => {
    const place = at;
    at = aligned(at + bytes.length);
    return { bytes, place };
  });
  const file = new Uint8Array(at);
  file.set(new TextEncoder().encode(MAGIC), 0);
  new DataView(file.buffer).setUint32(4, json.length, true);
  file.set(json, 8);
  for (const { bytes, place } of places) file.set(bytes, place);
  return file;
}

/** Reads what `encodeModel` has written; the sections are views of the bytes. Fails where the bytes are no such file. */
export function decodeModel(file: Uint8Array): { readonly header: ModelHeader; readonly sections: Sections } {
  if (file.length < 8 || new TextDecoder().decode(file.slice(0, 4)) !== MAGIC) throw new Error('The weights of the engine are not a file of weights.');
  const length = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(4, true);
  // encodeModel wrote it, and whoever loads the file has compared its hash.
  const header = JSON.parse(new TextDecoder().decode(file.slice(8, 8 + length))) as StoredHeader;
  if (header.format !== MODEL_FORMAT) throw new Error(`The weights of the engine have format ${header.format}; this engine reads format ${MODEL_FORMAT}.`);
  let at = aligned(8 + length);
  const sections = new Map<string, Uint8Array>();
  for (const section of header.sections) {
    if (at + section.length > file.length) throw new Error(`The weights of the engine end before their section "${section.name}" does.`);
    sections.set(section.name, file.subarray(at, at + section.length));
    at = aligned(at + section.length);
  }
  return { header, sections };
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT;
}
