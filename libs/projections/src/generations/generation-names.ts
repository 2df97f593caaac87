/** What a generation is to readers: the one that they see, or the one that is kept up to date beside it. */
export type GenerationRole = 'active' | 'standby';

/**
 * Which generation a transaction is about: the one with a role, whichever that is then; one by its number, whatever it is; or one by
 * its number as long as it has the role. Where a role is named, it stays with the generation until the transaction ends.
 */
export type GenerationChoice = GenerationRole | number | { readonly number: number; readonly as: GenerationRole };

/** The schema in which the tables of a generation lie. */
export function schemaOf(generation: number): string {
  return `gen_${generation}`;
}

/** The schema in which the views of a generation lie while it is not the active one. */
export function viewSchemaOf(generation: number): string {
  return `read_v1_gen_${generation}`;
}

/**
 * A query that gives the number of the generation chosen; no row where there is none. A role is locked with its row, which a switch
 * waits for: whoever writes by role writes to the generation that has it when it commits.
 */
export function numberSql(choice: GenerationChoice): string {
  if (typeof choice === 'number') return `SELECT ${Math.trunc(choice)} AS number`;
  const [role, number] = typeof choice === 'string' ? [choice, undefined] : [choice.as, choice.number];
  const states = role === 'active' ? `'active'` : `'following', 'previous'`;
  return `SELECT number FROM on_record.generations WHERE state IN (${states})${number === undefined ? '' : ` AND number = ${Math.trunc(number)}`} FOR KEY SHARE`;
}
