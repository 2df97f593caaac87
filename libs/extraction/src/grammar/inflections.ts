/** A form of a verb; "blamed" is past and participle at once. */
export type VerbForm = 'base' | 'present' | 'past' | 'gerund';

/** The forms of a verb that is regular but for its past; final consonants that double have to be given as `past`. */
export function inflectionsOf(base: string, past?: string): readonly (readonly [string, VerbForm])[] {
  const isConsonantY = /[^aeiou]y$/.test(base);
  const stem = isConsonantY ? base.slice(0, -1) : base;
  const regularPast = isConsonantY ? `${stem}ied` : base.endsWith('e') ? `${base}d` : `${base}ed`;
  const present = isConsonantY ? `${stem}ies` : /(s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`;
  const gerund = /[^eoy]e$/.test(base) ? `${base.slice(0, -1)}ing` : `${base}ing`;
  return [[base, 'base'], [present, 'present'], [past ?? regularPast, 'past'], [gerund, 'gerund']];
}
