/** The version of this engine, computed from its sources by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+d1a0f1ca6f8f652e';
