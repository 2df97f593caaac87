/** Pronouns that say whose something is, in lower case. */
export const possessives: ReadonlySet<string> = new Set(['his', 'her', 'its', 'their', 'our', 'my', 'your']);
