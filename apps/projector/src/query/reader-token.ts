/** The key under which Nest injects the reader. */
export const READER = Symbol('reader');
