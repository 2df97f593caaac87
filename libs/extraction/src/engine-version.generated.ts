/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+eb78f77ed1ea2e2e.272104da';
