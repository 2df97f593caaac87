/** Words before a full stop that does not end a sentence, in lower case without the stop. */
export const titleAbbreviations: ReadonlySet<string> = new Set([
  'mr', 'mrs', 'ms', 'mx', 'dr', 'prof', 'sen', 'rep', 'gov', 'gen', 'lt', 'col', 'sgt', 'capt', 'maj', 'cmdr', 'adm', 'brig', 'cpl',
  'rev', 'fr', 'sr', 'st', 'hon', 'pres', 'supt', 'insp', 'atty', 'messrs', 'ald', 'amb', 'sec',
]);

/** Words before a full stop that ends a sentence only when a capital follows and no number. */
export const otherAbbreviations: ReadonlySet<string> = new Set([
  'no', 'vs', 'v', 'etc', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct', 'nov', 'dec', 'rs', 'approx', 'art',
  'est', 'fig', 'ft', 'mt', 'pp', 'vol', 'ca', 'cf', 'al', 'tel',
]);

/** Abbreviations whose stop belongs to the word, in lower case without it. */
export const dottedAbbreviations: ReadonlySet<string> = new Set([
  ...titleAbbreviations, ...[...otherAbbreviations].filter((word) => !['no', 'v', 'art', 'al', 'ca', 'mt', 'est', 'fig'].includes(word)),
  'inc', 'co', 'corp', 'ltd', 'llc', 'bros', 'jr', 'sr', 'ph.d', 'dept', 'gov', 'reps', 'sens', 'mrs', 'ave', 'blvd', 'rd', 'calif', 'conn', 'del', 'fla', 'ill', 'mass', 'mich',
  'minn', 'pa', 'tenn', 'tex', 'va', 'vt', 'wash', 'wis', 'ariz', 'ark', 'colo', 'ga', 'ky', 'la', 'md', 'mo', 'okla', 'ore', 'wyo', 'e.g', 'i.e',
]);
