/** Nouns for an accusation that somebody can deny, in lower case. */
export const accusationNouns: ReadonlySet<string> = new Set([
  'accusation', 'accusations', 'allegation', 'allegations', 'charge', 'charges', 'claim', 'claims', 'complaint', 'complaints', 'suggestion', 'suggestions', 'insinuation', 'insinuations', 'account', 'version', 'blame', 'assertion', 'assertions',
  'accusatory', 'counter-accusation', 'counter-accusations', 'imputation', 'imputations', 'smear', 'smears', 'innuendo', 'slur', 'slurs', 'calumny', 'insinuation',
]);

/** Nouns for what may hold an accusation: rejecting it denies only where somebody has just been accused. */
export const carriersOfAccusation: ReadonlySet<string> = new Set([
  'report', 'reports', 'suit', 'lawsuit', 'lawsuits', 'notice', 'findings', 'finding', 'description', 'characterisation', 'characterization', 'indictment', 'petition', 'case', 'criticism', 'criticisms', 'remarks', 'comments', 'statement',
  'statements', 'conclusions', 'conclusion', 'rumours', 'rumors', 'letter', 'article', 'story', 'dossier', 'narrative', 'post', 'release', 'tweets', 'notion', 'idea', 'evidence', 'results', 'methodology',
]);

/** Predicates that say of an accusation that it is not so. */
export const denyingWords: ReadonlySet<string> = new Set([
  'baseless', 'false', 'untrue', 'unfounded', 'groundless', 'unsubstantiated', 'fabricated', 'fabrication', 'fabrications', 'invention', 'inventions', 'lie', 'lies', 'nonsense', 'ridiculous', 'absurd', 'merit', 'slander', 'slanderous',
  'defamatory', 'wrong', 'rubbish', 'preposterous', 'fiction', 'propaganda', 'smear', 'smears', 'malicious', 'incorrect', 'misconceived', 'meritless', 'frivolous', 'fantasy', 'fantasies', 'hoax', 'witch-hunt', 'libel', 'libellous', 'libelous',
  'unjustified', 'unfair', 'inaccurate', 'misleading', 'bogus', 'fake', 'falsehood', 'falsehoods', 'untruth', 'untruths', 'myth', 'disinformation', 'misinformation', 'fairytale', 'concocted', 'trumped-up', 'laughable', 'ludicrous', 'outrageous',
  'rumours', 'rumors', 'gossip', 'garbage', 'drivel', 'balderdash', 'poppycock', 'poison', 'foundation', 'basis', 'mischievous', 'scurrilous', 'spurious', 'unproven', 'discredited',
]);

/** Verbs of saying that an accusation is not so, beside the cue lexicon's; in the forms that stand in text. */
export const rejectingVerbs: ReadonlySet<string> = new Set([
  'deny', 'denies', 'denied', 'denying', 'reject', 'rejects', 'rejected', 'rejecting', 'dismiss', 'dismisses', 'dismissed', 'dismissing', 'refute', 'refutes', 'refuted', 'refuting', 'rebut', 'rebuts', 'rebutted', 'rebutting', 'dispute', 'disputes',
  'disputed', 'disputing', 'repudiate', 'repudiates', 'repudiated', 'contradict', 'contradicts', 'contradicted', 'disavow', 'disavowed', 'disclaim', 'disclaimed', 'condemn', 'condemns', 'condemned', 'condemning', 'decry', 'decried', 'denounce', 'denounces', 'denounced', 'slam', 'slams', 'slammed',
]);

/** What a report is called that is not to be taken for true, beside the words above: it is old, or makes too much of something. */
export const belittlingWords: ReadonlySet<string> = new Set(['exaggerated', 'overblown', 'misinterpreted', 'misunderstood', 'distorted', 'old', 'stale', 'recycled']);

/** The beginnings of verbs that contradict whatever they are said of: a report, comments, findings. */
export const contradicting = /^(?:refut|disput|rebut|repudiat)/;

/** Rejecting verbs that blame an accusation rather than contradict it: only with a denying word behind "as". */
export const scoldingVerbs: ReadonlySet<string> = new Set(['condemn', 'condemns', 'condemned', 'condemning', 'decry', 'decried', 'denounce', 'denounces', 'denounced', 'slam', 'slams', 'slammed']);

/** What is refused rather than denied: "denied entry". */
export const refusedThings: ReadonlySet<string> = new Set([
  'entry', 'access', 'bail', 'visa', 'visas', 'permission', 'request', 'requests', 'application', 'applications', 'benefits', 'treatment', 'record', 'chance', 'asylum', 'coverage', 'boarding', 'victory', 'service', 'care', 'food', 'parole',
  'motion', 'appeal', 'credit', 'right', 'rights', 'justice', 'us', 'opportunity', 'membership', 'funding', 'loan', 'loans', 'refuge', 'citizenship', 'registration', 'clearance',
]);

/** Who speaks for somebody else who is accused. */
export const advocateNouns: ReadonlySet<string> = new Set(['lawyer', 'attorney', 'counsel', 'solicitor', 'barrister', 'advocate', 'spokesman', 'spokeswoman', 'spokesperson', 'agent', 'representative', 'publicist']);

/** What is denied where everything that was alleged is. */
export const wordsForAnyWrong: ReadonlySet<string> = new Set(['wrongdoing', 'guilt', 'guilty', 'responsibility', 'involvement', 'impropriety', 'misconduct', 'everything', 'word', 'it', 'them', 'this', 'liability', 'culpability', 'cover-up', 'blame']);
