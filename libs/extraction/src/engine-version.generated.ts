/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+5d7c4e4ac81fe6ba.ffab4551';
