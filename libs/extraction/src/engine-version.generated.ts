/** The version of this engine, computed from its sources and weights by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+994b14a0ef43ed24.567c98e8';
