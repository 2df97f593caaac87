import type { Event } from '@on-record/domain';
import { accusationsTable, toAccusationRow } from '../accusations/accusations.table';
import { actorMergesTable, actorNamesTable, officeTermsTable, toActorMergeRow, toActorNameRow, toOfficeTermRow } from '../actor-registry/actor-registry.table';
import { engineActivationsTable, toEngineActivationRow } from '../activations/engine-activations.table';
import { articleRevisionsTable, toArticleRevisionRow } from '../article-revisions/article-revisions.table';
import { findingOverridesTable, toFindingOverrideRow } from '../finding-overrides/finding-overrides.table';
import type { FactRow, FactTable, SqlValue } from '../database/fact-table';
import { deadLetterResolutionsTable, deadLettersTable, toDeadLetterResolutionRow, toDeadLetterRow } from '../dead-letters/dead-letters.table';
import { denialsTable, toDenialRow } from '../denials/denials.table';
import { runsTable, toCompletedRunRow, toFailedRunRow } from '../runs/runs.table';
import { sourcesTable, toSourceRow } from '../sources/sources.table';
import { statementsTable, toStatementRow } from '../statements/statements.table';
import {
  erasuresTable, reinstatementsTable, retractionsTable, toErasureRow, toReinstatementRow, toRetractionRow,
} from '../withdrawals/withdrawals.table';

/** The tables of facts, in the order in which they are written. */
export const FACT_TABLES = [
  sourcesTable, engineActivationsTable, actorMergesTable, actorNamesTable, officeTermsTable, deadLettersTable, deadLetterResolutionsTable, articleRevisionsTable, retractionsTable, reinstatementsTable, erasuresTable,
  statementsTable, accusationsTable, denialsTable, runsTable, findingOverridesTable,
] as const satisfies readonly FactTable[];

/** An event as a row of one of the fact tables. */
export interface Fact {
  readonly table: FactTable;
  readonly row: FactRow;
  /** The article whose rows follow from it; undefined for facts about sources, engine versions, actors and dead letters. */
  readonly articleId: string | undefined;
}

/** The row of an event, with a digest of its bytes; undefined for a type that no read model is made of. */
export function toFact(event: Event, digest: string): Fact | undefined {
  const fact = <Column extends string>(table: FactTable<Column>, columns: Readonly<Record<Column, SqlValue>>): Fact => toRow(event, digest, { table, columns });
  switch (event.type) {
    case 'SourceConfigured':
      return fact(sourcesTable, toSourceRow(event.payload));
    case 'EngineVersionActivated':
      return fact(engineActivationsTable, toEngineActivationRow(event.payload));
    case 'ActorMerged':
      return fact(actorMergesTable, toActorMergeRow(event.payload));
    case 'ActorRenamed':
      return fact(actorNamesTable, toActorNameRow(event.payload));
    case 'OfficeHeld':
      return fact(officeTermsTable, toOfficeTermRow(event.payload));
    case 'EventDeadLettered':
      return fact(deadLettersTable, toDeadLetterRow(event.payload));
    case 'DeadLetterResolved':
      return fact(deadLetterResolutionsTable, toDeadLetterResolutionRow(event.payload));
    case 'ArticleReceived':
      return fact(articleRevisionsTable, toArticleRevisionRow(event.payload));
    case 'ArticleRetracted':
      return fact(retractionsTable, toRetractionRow(event.payload));
    case 'ArticleReinstated':
      return fact(reinstatementsTable, toReinstatementRow(event.payload));
    case 'ArticleErased':
      return fact(erasuresTable, toErasureRow(event.payload));
    case 'StatementExtracted':
      return fact(statementsTable, toStatementRow(event.payload));
    case 'AccusationExtracted':
      return fact(accusationsTable, toAccusationRow(event.payload));
    case 'DenialExtracted':
      return fact(denialsTable, toDenialRow(event.payload));
    case 'ExtractionCompleted':
      return fact(runsTable, toCompletedRunRow(event.payload));
    case 'ExtractionFailed':
      return fact(runsTable, toFailedRunRow(event.payload));
    case 'FindingOverridden':
      return fact(findingOverridesTable, toFindingOverrideRow(event.payload));
    case 'DeliveryReceived':
    case 'DeliveryRefused':
    case 'DeliveryIgnored':
    case 'OperatorActed':
    case 'ExtractionRequested':
    case 'ExtractionRequestFulfilled':
    case 'StagePaused':
    case 'StageResumed':
      return undefined;
    default:
      return assertNever(event);
  }
}

function toRow(event: Event, digest: string, { table, columns }: { readonly table: FactTable; readonly columns: Readonly<Record<string, SqlValue>> }): Fact {
  return {
    table,
    // Copies of an event may write one moment in several ways; this one way compares as text.
    row: { ...columns, event_id: event.id.toLowerCase(), recorded_at: new Date(event.time).toISOString(), event_digest: digest },
    articleId: 'articleId' in event.payload ? event.payload.articleId : undefined,
  };
}

function assertNever(event: never): never {
  throw new TypeError(`An event type is missing here: ${JSON.stringify(event)}`);
}
