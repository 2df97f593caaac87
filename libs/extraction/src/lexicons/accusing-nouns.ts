/** Nouns that are an accusation by their meaning, in lower case. */
export const namesOfAccusation: ReadonlySet<string> = new Set([
  'accusation', 'accusations', 'allegation', 'allegations', 'counter-accusation', 'counter-accusations', 'counter-allegation', 'counter-allegations', 'recrimination', 'recriminations', 'imputation', 'imputations',
]);

/** Nouns that are one only where they are brought against somebody, with the legal step that they are. */
export const stepsAgainst: ReadonlyMap<string, 'charge' | 'indictment' | 'lawsuit' | 'complaint'> = new Map([
  ['charge', 'charge'], ['charges', 'charge'], ['indictment', 'indictment'], ['indictments', 'indictment'], ['lawsuit', 'lawsuit'], ['lawsuits', 'lawsuit'], ['suit', 'lawsuit'], ['suits', 'lawsuit'], ['action', 'lawsuit'],
  ['counterclaim', 'lawsuit'], ['counter-suit', 'lawsuit'], ['countersuit', 'lawsuit'], ['proceedings', 'lawsuit'], ['case', 'lawsuit'], ['claim', 'lawsuit'], ['writ', 'lawsuit'], ['petition', 'lawsuit'],
  ['complaint', 'complaint'], ['complaints', 'complaint'], ['fir', 'complaint'], ['grievance', 'complaint'],
]);

/** Steps whose name alone says nothing of the law: they need a verb of filing. */
export const plainSteps: ReadonlySet<string> = new Set(['action', 'case', 'claim', 'suit', 'suits', 'complaint', 'complaints', 'petition', 'grievance', 'proceedings']);

/** Verbs by which an accusation is made: whose subject accuses. */
export const makingVerbs: ReadonlySet<string> = new Set([
  'make', 'makes', 'made', 'making', 'level', 'levels', 'levelled', 'leveled', 'levelling', 'leveling', 'hurl', 'hurls', 'hurled', 'hurling', 'fling', 'flings', 'flung', 'flinging', 'throw', 'throws', 'threw', 'throwing', 'launch', 'launches',
  'launched', 'launching', 'bring', 'brings', 'brought', 'bringing', 'file', 'files', 'filed', 'filing', 'lodge', 'lodges', 'lodged', 'lodging', 'submit', 'submits', 'submitted', 'submitting', 'register', 'registers', 'registered', 'press',
  'presses', 'pressed', 'pressing', 'pursue', 'pursues', 'pursued', 'pursuing', 'repeat', 'repeats', 'repeated', 'repeating', 'renew', 'renews', 'renewed', 'renewing', 'air', 'aired', 'airing', 'voice', 'voiced', 'voicing', 'raise', 'raises',
  'raised', 'raising', 'issue', 'issues', 'issued', 'issuing', 'publish', 'published', 'publishing', 'post', 'posted', 'direct', 'directed', 'directing', 'aim', 'aimed', 'aiming', 'cast', 'casting', 'lay', 'laid', 'laying', 'prefer', 'preferred',
  'mount', 'mounted', 'mounting', 'announce', 'announced', 'announcing', 'unveil', 'unveiled', 'wade', 'wading', 'approve', 'approved', 'initiate', 'initiated', 'instigate', 'instigated', 'open', 'opened', 'institute', 'instituted', 'start', 'started', 'advance', 'advanced', 'advancing', 'spread', 'spreading', 'reiterate', 'reiterated', 'mutter', 'muttered', 'offer', 'offered', 'give', 'gave',
]);

/** Verbs whose subject is who is accused: "faces charges of", "denied accusations that". */
export const sufferingVerbs: ReadonlySet<string> = new Set([
  'face', 'faces', 'faced', 'facing', 'deny', 'denies', 'denied', 'denying', 'reject', 'rejects', 'rejected', 'rejecting', 'dismiss', 'dismisses', 'dismissed', 'dismissing', 'refute', 'refutes', 'refuted', 'refuting', 'rebut', 'rebuts', 'rebutted',
  'rebutting', 'dispute', 'disputes', 'disputed', 'disputing', 'counter', 'counters', 'countered', 'endure', 'endured', 'enduring', 'suffer', 'suffered', 'confront', 'confronted', 'deflect', 'deflected', 'fight', 'fights', 'fought', 'fighting',
  'battle', 'battled', 'battling', 'weather', 'weathered', 'draw', 'drew', 'drawn', 'attract', 'attracted',
]);

/** Passive verbs whose subject is who is accused: "dogged by charges that". */
export const doggedVerbs: ReadonlySet<string> = new Set(['dogged', 'hit', 'plagued', 'beset', 'rocked', 'stung', 'hounded', 'haunted', 'confronted', 'faced', 'embroiled', 'tainted', 'overshadowed', 'buffeted', 'angered', 'troubled', 'damaged']);

/** Nouns of blame that is put somewhere. */
export const blameNouns: ReadonlySet<string> = new Set(['blame', 'responsibility', 'guilt', 'fault']);

/** Verbs by which blame is put on somebody. "Responsibility" is also given, so it takes fewer. */
export const puttingVerbs: ReadonlySet<string> = new Set([
  'lay', 'lays', 'laid', 'laying', 'pin', 'pins', 'pinned', 'pinning', 'put', 'puts', 'putting', 'place', 'places', 'placed', 'placing', 'heap', 'heaps', 'heaped', 'heaping', 'shift', 'shifts', 'shifted', 'shifting', 'pass', 'passes', 'passed',
  'passing', 'cast', 'casts', 'casting', 'push', 'pushes', 'pushed', 'pushing', 'dump', 'dumped', 'dumping', 'throw', 'threw', 'throwing', 'fix', 'fixed', 'fixing', 'assign', 'assigned', 'assigning', 'apportion', 'apportioned', 'project', 'projecting',
  'projected', 'deflect', 'deflected', 'ascribe', 'ascribed', 'attribute', 'attributed', 'shove', 'shoved', 'offload', 'offloaded', 'load', 'loaded', 'direct', 'directed', 'transfer', 'transferred',
]);

/** What stands between the blame and whom it is put on. */
export const puttingLinks: ReadonlySet<string> = new Set(['on', 'onto', 'upon', 'at', 'to', 'with', 'into']);

/** Verbs by which blame itself comes to somebody: "the blame lies with". */
export const lyingVerbs: ReadonlySet<string> = new Set(['lies', 'lie', 'lay', 'rests', 'rest', 'rested', 'falls', 'fell', 'fall', 'belongs', 'belonged', 'sits']);

/** Verbs under which nothing has been brought against anybody yet: "recommended charges". */
export const consideringVerbs: ReadonlySet<string> = new Set([
  'recommend', 'recommends', 'recommended', 'recommending', 'consider', 'considers', 'considered', 'considering', 'weigh', 'weighs', 'weighed', 'weighing', 'threaten', 'threatens', 'threatened', 'threatening', 'avoid', 'avoided', 'avoiding',
  'plan', 'plans', 'planned', 'planning', 'urge', 'urged', 'urging', 'demand', 'demanded', 'demanding', 'prevent', 'prevented', 'fear', 'feared', 'fears', 'expect', 'expected', 'seek', 'seeks', 'sought', 'seeking',
]);

/** Papers in which somebody is named to be accused. */
export const accusingPapers: ReadonlyMap<string, 'indictment' | 'lawsuit' | 'complaint'> = new Map([
  ['complaint', 'complaint'], ['complaints', 'complaint'], ['fir', 'complaint'], ['indictment', 'indictment'], ['indictments', 'indictment'], ['chargesheet', 'indictment'], ['lawsuit', 'lawsuit'], ['lawsuits', 'lawsuit'], ['suit', 'lawsuit'], ['writ', 'lawsuit'],
]);

/** What is done "against" somebody: "allegations of bias against Ann Lee" do not accuse her. */
export const hostileNouns: ReadonlySet<string> = new Set([
  'bias', 'discrimination', 'violence', 'prejudice', 'crimes', 'crime', 'abuses', 'abuse', 'attacks', 'attack', 'aggression', 'hostility', 'racism', 'brutality', 'assault', 'assaults', 'threats', 'retaliation', 'conspiracy', 'plot', 'plots',
  'cruelty', 'reprisals', 'genocide', 'atrocities', 'harassment', 'vendetta', 'fraud', 'offences', 'offenses', 'war',
]);
