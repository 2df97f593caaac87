/** The version of this engine, computed from its sources by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+e0b0982d7bb99a2d';
