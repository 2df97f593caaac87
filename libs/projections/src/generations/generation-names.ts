/** Which generation a transaction is about: by its role, whoever has it then, or by its number. */
export type GenerationChoice = 'active' | 'standby' | number;

/** The schema in which the tables of a generation lie. */
export function schemaOf(generation: number): string {
  return `gen_${generation}`;
}

/** The schema in which the views of a generation lie while it is not the active one. */
export function viewSchemaOf(generation: number): string {
  return `read_v1_gen_${generation}`;
}

/** SQL that gives the number of the generation chosen; null where there is none. */
export function numberSql(choice: GenerationChoice): string {
  if (typeof choice === 'number') return String(Math.trunc(choice));
  const states = choice === 'active' ? `'active'` : `'following', 'previous'`;
  return `(SELECT number FROM on_record.generations WHERE state IN (${states}))`;
}
