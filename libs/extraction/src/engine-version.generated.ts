/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+0934c5aa25fb4948.272104da';
