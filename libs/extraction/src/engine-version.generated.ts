/** The version of this engine, computed from its sources by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+6d24d34f4460d65a';
