/** The version of this engine, computed from its sources by tools/engine-version.mjs. */
export const engineVersion = '0.1.0+e2842ed7519b5ce6';
