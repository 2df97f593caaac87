/** Verbs by which two sides blame each other: "traded accusations". */
export const exchangingVerbs: ReadonlySet<string> = new Set(['trade', 'trades', 'traded', 'trading', 'exchange', 'exchanges', 'exchanged', 'exchanging', 'swap', 'swaps', 'swapped', 'swapping']);

/** What they exchange. */
export const exchangedNouns: ReadonlySet<string> = new Set(['blame', 'accusations', 'allegations', 'charges', 'claims', 'recriminations']);

/** Words beside an accusing verb that put the accusation into the past. */
export const pastWords: ReadonlySet<string> = new Set(['long', 'previously', 'repeatedly', 'earlier', 'often', 'regularly', 'routinely', 'consistently', 'always', 'formerly']);

/** Words beside an accusing verb by which the writer only passes on that somebody accuses. */
export const hedgingWords: ReadonlySet<string> = new Set(['allegedly', 'reportedly', 'apparently', 'supposedly', 'seemingly']);

/** Verbs of wrongs, in the forms that stand in a reported clause: who is said to have done one is accused. */
export const wrongdoingVerbs: ReadonlySet<string> = new Set([
  'lied', 'lying', 'misled', 'deceived', 'cheated', 'defrauded', 'swindled', 'stole', 'stolen', 'looted', 'embezzled', 'pocketed', 'siphoned', 'diverted', 'bribed', 'extorted', 'blackmailed', 'falsified', 'forged', 'fabricated',
  'doctored', 'inflated', 'rigged', 'hid', 'hidden', 'concealed', 'suppressed', 'buried', 'withheld', 'ignored', 'flouted', 'breached', 'violated', 'violating', 'infringed', 'attacked', 'attacking', 'bombed', 'shelled',
  'shelling', 'invaded', 'massacred', 'murdered', 'killed', 'killing', 'tortured', 'raped', 'abused', 'harassed', 'bullied', 'threatened', 'intimidated', 'beat', 'beaten', 'assaulted', 'kidnapped', 'abducted', 'sabotaged', 'hacked',
  'stoked', 'stoking', 'fomented', 'fomenting', 'instigated', 'instigating', 'poisoned', 'polluted', 'dumped', 'dumping', 'contaminated', 'spied', 'smuggled', 'laundered', 'plotted', 'orchestrated', 'incited', 'betrayed', 'neglected', 'mishandled', 'botched', 'discriminated', 'retaliated', 'reneged',
  'copied', 'plagiarised', 'plagiarized', 'overcharged', 'exploited', 'trafficked', 'colluded', 'conspired', 'meddled', 'interfered',
]);

/** Wrongs that somebody suffers: without an object behind them their noun is the victim. */
export const violentVerbs: ReadonlySet<string> = new Set([
  'killed', 'attacked', 'kidnapped', 'abducted', 'murdered', 'bombed', 'shelled', 'massacred', 'tortured', 'raped', 'abused', 'harassed', 'bullied', 'threatened', 'intimidated', 'beaten', 'assaulted', 'poisoned', 'looted', 'stolen', 'hacked',
  'exploited', 'betrayed', 'misled', 'deceived', 'cheated', 'defrauded', 'swindled', 'invaded', 'bribed', 'blackmailed', 'smuggled', 'trafficked', 'hidden', 'contaminated', 'polluted',
]);

/** What somebody does wrong by failing to do it. */
export const duties: ReadonlySet<string> = new Set([
  'protect', 'act', 'prevent', 'stop', 'disclose', 'report', 'warn', 'tell', 'inform', 'pay', 'respond', 'investigate', 'provide', 'check', 'maintain', 'comply', 'honour', 'honor', 'deliver', 'fit', 'declare', 'consult', 'control', 'supervise',
  'test', 'ask', 'invite', 'keep', 'obey', 'observe', 'implement', 'address', 'notify', 'register', 'repair', 'help', 'save', 'rescue', 'treat', 'feed', 'fulfil', 'fulfill', 'meet', 'condemn', 'properly', 'adequately', 'ensure', 'take', 'enforce', 'uphold', 'respect', 'cooperate',
]);

/** What nobody may prepare or try to do to others. */
export const attacks: ReadonlySet<string> = new Set(['attack', 'invade', 'kill', 'murder', 'assassinate', 'bomb', 'shell', 'poison', 'overthrow', 'topple', 'sabotage', 'kidnap', 'bribe', 'blackmail', 'rig', 'steal', 'smuggle', 'hack', 'deceive', 'mislead', 'intimidate', 'silence', 'sink', 'storm']);

/** What must be had before an act that is a wrong without it. */
export const leaves: ReadonlySet<string> = new Set(['warning', 'consent', 'permission', 'authorisation', 'authorization', 'approval', 'bids', 'tender', 'tenders', 'licence', 'license', 'permit', 'permits', 'warrant', 'warrants', 'consultation']);

/** Adverbs that make a wrong of any act. */
export const wrongAdverbs: ReadonlySet<string> = new Set(['illegally', 'unlawfully', 'fraudulently', 'improperly', 'wrongfully', 'unconstitutionally', 'corruptly', 'deceptively', 'dishonestly', 'criminally', 'maliciously', 'falsely', 'unfairly']);

/** A verb that is a wrong with other words behind it. */
export interface WrongdoingPhrase {
  readonly verbs: readonly string[];
  /** The word right behind it, where it must be one of these. */
  readonly next?: readonly string[];
  /** One of the words a little further behind, where there must be one. */
  readonly objects?: readonly string[];
}

const KEPT_BACK = ['report', 'reports', 'finding', 'findings', 'evidence', 'warning', 'warnings', 'file', 'files', 'memo', 'memos', 'complaint', 'complaints', 'information', 'number', 'numbers', 'figures', 'data', 'document', 'documents', 'request', 'requests', 'application', 'applications', 'papers', 'letter', 'letters', 'it', 'them'];
const BROKEN = ['law', 'laws', 'rule', 'rules', 'promise', 'promises', 'agreement', 'truce', 'ceasefire', 'cease-fire', 'deal', 'pledge', 'pledges', 'contract', 'contracts', 'code', 'sanctions', 'treaty', 'oath', 'regulations', 'embargo', 'pact', 'word', 'it', 'them'];

/** Verbs that are wrongs with these words behind them. */
export const wrongdoingPhrases: readonly WrongdoingPhrase[] = [
  { verbs: ['opened', 'open'], next: ['fire'] },
  { verbs: ['fired', 'firing'], next: ['first', 'on', 'at'] },
  { verbs: ['is', 'are', 'was', 'were', 'been'], next: ['behind', 'responsible', 'complicit'] },
  { verbs: ['sat', 'sitting'], next: ['on'], objects: KEPT_BACK },
  { verbs: ['broke', 'broken', 'breaking'], objects: BROKEN },
  { verbs: ['covered', 'covering'], next: ['up'] },
  { verbs: ['sent'], next: ['troops', 'soldiers', 'forces'] },
];

/** What somebody can be behind, or responsible for, without a wrong; also who is backed. */
export const neutralDeeds: ReadonlySet<string> = new Set([
  'decision', 'idea', 'plan', 'plans', 'success', 'move', 'project', 'design', 'turnout', 'scenes', 'schedule', 'times', 'rivals', 'him', 'her', 'them', 'us', 'me', 'you', 'bars', 'wheel', 'growth', 'victory', 'win', 'rise', 'initiative', 'effort',
  'efforts', 'work', 'team', 'programme', 'program', 'safety', 'security', 'oversight', 'running', 'managing', 'maintaining', 'ensuring', 'making', 'development', 'policy', 'training', 'budget', 'company', 'film', 'book', 'song', 'show', 'bill', 'proposal',
]);
