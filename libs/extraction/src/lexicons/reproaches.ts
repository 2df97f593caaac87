/** What somebody is reproached with not to show, in lower case: "no reciprocity from". */
export const missedVirtues: ReadonlySet<string> = new Set([
  'reciprocity', 'goodwill', 'respect', 'remorse', 'apology', 'willingness', 'readiness', 'cooperation', 'co-operation', 'transparency', 'accountability', 'accounting', 'explanation', 'contrition', 'compassion', 'honesty',
  'leadership', 'commitment', 'sincerity', 'decency', 'empathy', 'regret', 'restraint', 'courage', 'seriousness', 'clarity', 'urgency',
]);

/** What somebody says or promises, which others may call untrue. */
export const givenWords: ReadonlySet<string> = new Set([
  'promise', 'promises', 'pledge', 'pledges', 'assurance', 'assurances', 'word', 'words', 'claim', 'claims', 'statement', 'statements', 'offer', 'offers', 'account', 'apology', 'commitment', 'commitments', 'explanation', 'explanations', 'figures', 'numbers',
]);

/** What words are called that do not hold; "at odds" stands before "with reality" or "with the facts". */
export const hollowWords: ReadonlySet<string> = new Set(['empty', 'hollow', 'worthless', 'meaningless', 'untrue', 'false', 'odds', 'fiction', 'lies', 'lie', 'nonsense', 'misleading', 'insincere', 'sham', 'charade', 'farce']);
