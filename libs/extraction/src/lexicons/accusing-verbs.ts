/** One verb by which somebody is accused; base form first, the other forms only where they are irregular. */
export interface AccusingVerbRow {
  readonly base: string;
  readonly past?: string;
  /** Words before what was done: "accused of", "blamed for". */
  readonly links: readonly string[];
  /** Words before who did it, the object being what was done: "blamed the delay on". */
  readonly reversed?: readonly string[];
  readonly legal?: 'charge' | 'indictment' | 'lawsuit' | 'complaint';
  /** The verb accuses only with one of its links; it has other senses without ("charged four pounds"). */
  readonly needsLink?: boolean;
  /** Without a link it accuses only when a body of the law does it: "police charged him". */
  readonly needsProsecutor?: boolean;
  /** Things can be blamed too, and then nobody is accused. */
  readonly takesCauses?: boolean;
}

/** The verbs whose object is accused, or whose subject is in the passive. */
export const accusingVerbs: readonly AccusingVerbRow[] = [
  { base: 'accuse', links: ['of', 'with', 'over'] },
  { base: 'blame', links: ['for', 'over'], reversed: ['on', 'upon'], takesCauses: true },
  { base: 'fault', links: ['for', 'over'], needsLink: true, takesCauses: true },
  { base: 'charge', links: ['with'], legal: 'charge', needsProsecutor: true },
  { base: 'indict', links: ['for', 'on', 'over', 'in', 'as', 'with'], legal: 'indictment' },
  { base: 'arraign', links: ['on', 'for', 'over'], legal: 'charge' },
  { base: 'impeach', links: ['for', 'over', 'on'], legal: 'charge', needsLink: true },
  { base: 'prosecute', links: ['for', 'over'], legal: 'charge', needsLink: true },
  { base: 'sue', links: ['for', 'over', 'in', 'on'], legal: 'lawsuit' },
  { base: 'implicate', links: ['in'], takesCauses: true },
  { base: 'incriminate', links: ['in'], takesCauses: true },
];

/** Those who charge somebody with a crime, in lower case. */
export const prosecutingNouns: ReadonlySet<string> = new Set([
  'police', 'prosecutor', 'prosecutors', 'prosecution', 'court', 'courts', 'tribunal', 'jury', 'attorney', 'attorneys', 'authorities', 'officers', 'officer', 'detectives', 'squad', 'investigators', 'department', 'bureau', 'agency',
  'commission', 'government', 'state', 'regulator', 'regulators', 'magistrate', 'magistrates', 'judge', 'judges', 'sheriff', 'fbi', 'cbi', 'sec', 'constabulary', 'ministry', 'they',
]);

/** What a person, and no battery or customer, is charged in, over or under. */
export const chargeLinks: ReadonlySet<string> = new Set(['in', 'over', 'under', 'after', 'as', 'on', 'and', 'by', ',', '.', ';', ')']);

/** Verbs that govern an infinitive which is then carried out or at least tried: "chose to blame", "appeared to blame". */
export const carryingVerbs: ReadonlySet<string> = new Set([
  'choose', 'chooses', 'chose', 'chosen', 'choosing', 'dare', 'dares', 'dared', 'proceed', 'proceeds', 'proceeded', 'begin', 'begins', 'began', 'begun', 'start', 'starts', 'started', 'continue', 'continues', 'continued', 'continuing',
  'appear', 'appears', 'appeared', 'seem', 'seems', 'seemed', 'try', 'tries', 'tried', 'trying', 'attempt', 'attempts', 'attempted', 'attempting', 'seek', 'seeks', 'sought', 'seeking', 'manage', 'manages', 'managed', 'rush', 'rushes',
  'rushed', 'rushing', 'hasten', 'hastened', 'went', 'goes', 'gone', 'going', 'use', 'uses', 'used', 'using', 'take', 'takes', 'took', 'taken', 'turn', 'turned', 'join', 'joined', 'joins', 'come', 'comes', 'came', 'gather', 'gathered',
  'wrote', 'spoke', 'fit', 'quick', 'swift', 'first', 'latest', 'last', 'moved', 'moves', 'opted', 'elected', 'decided', 'bothered', 'return', 'returned', 'stood', 'rose', 'appearing',
]);

/** Carrying verbs by which the writer only says how it looks. */
export const seemingVerbs: ReadonlySet<string> = new Set(['appear', 'appears', 'appeared', 'appearing', 'seem', 'seems', 'seemed']);

/** Words before a gerund under which nobody accuses: "stopped short of accusing". */
export const withholdingWords: ReadonlySet<string> = new Set([
  'without', 'instead', 'rather', 'short', 'avoid', 'avoids', 'avoided', 'avoiding', 'against', 'refrain', 'refrained', 'before', 'stop', 'stopped', 'stops', 'deny', 'denied', 'denies', 'denying', 'consider', 'considering', 'considered',
  'risk', 'risked', 'from', 'than', 'if', 'unless', 'about',
]);

/** What somebody is charged with who is given a task, or a thing that is full of something: no accusation. */
export const entrustedWith: ReadonlySet<string> = new Set([
  'overseeing', 'running', 'ensuring', 'protecting', 'implementing', 'managing', 'finding', 'enforcing', 'investigating', 'maintaining', 'developing', 'leading', 'guarding', 'keeping', 'making', 'providing', 'preparing', 'drafting',
  'monitoring', 'supervising', 'administering', 'carrying', 'securing', 'restoring', 'coordinating', 'delivering', 'upholding', 'regulating', 'reviewing', 'looking', 'getting', 'bringing', 'choosing', 'selecting', 'writing', 'building',
  'clearing', 'facilitating', 'representing', 'executing', 'directing', 'helping', 'responding', 'determining', 'assessing', 'evaluating', 'cleaning', 'collecting', 'counting', 'training', 'teaching', 'defending', 'promoting', 'raising', 'organising', 'organizing', 'negotiating', 'planning', 'rebuilding', 'repairing', 'caring', 'feeding', 'safeguarding', 'policing', 'patrolling', 'examining', 'deciding', 'advising', 'improving', 'turning', 'steering', 'shaping', 'task', 'tasks', 'responsibility', 'responsibilities', 'duty', 'duties', 'mission', 'job', 'care', 'oversight', 'electricity', 'energy', 'emotion', 'emotions', 'meaning', 'significance', 'tension', 'excitement', 'symbolism', 'static', 'passion',
]);

/** Adverbs before "charged" where nobody is: "politically charged". */
export const chargedAdverbs: ReadonlySet<string> = new Set(['politically', 'emotionally', 'racially', 'highly', 'sexually', 'electrically', 'positively', 'negatively', 'fully', 'partially', 'ideologically', 'heavily', 'so']);

/** Verbs whose object carries the infinitive out: "led Chile to blame Peru". */
export const causingVerbs: ReadonlySet<string> = new Set(['led', 'leads', 'leading', 'prompted', 'prompts', 'prompting', 'inspired', 'provoked', 'drove', 'caused']);
