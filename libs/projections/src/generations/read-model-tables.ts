import { DERIVED_TABLES } from '../articles/recompute-articles';
import { RESOLVED_ACTORS, RESOLVED_OFFICES } from '../actor-registry/actor-registry.table';
import { FACT_TABLES } from '../projector/to-fact';

/** A table of a generation with its primary key. */
export interface ReadModelTable {
  readonly name: string;
  readonly key: readonly string[];
}

/** All tables of a generation that are a function of the log: facts, what is derived from them, and what readers see of articles. */
export const READ_MODEL_TABLES: readonly ReadModelTable[] = [...FACT_TABLES, RESOLVED_ACTORS, RESOLVED_OFFICES, { name: 'articles', key: ['article_id'] }, ...DERIVED_TABLES];
