/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+ccb8b261c9d91e6a.0967bc1e';
