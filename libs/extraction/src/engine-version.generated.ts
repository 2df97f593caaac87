/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+71ba4e842c829331.ffab4551';
