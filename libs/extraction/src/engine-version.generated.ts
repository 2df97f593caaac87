/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+c24bfc618fdb6e2a.ffab4551';
