/** The weights of the engine's tagger and parser, as a loader gives them once it has proved them. */
export interface LanguageModel {
  /** SHA-256 of the bytes, in hexadecimal digits. */
  readonly sha256: string;
  /** They may be shared between threads; nothing changes them. */
  readonly bytes: Uint8Array;
}
