export { countArticlesOf } from './actor-registry/count-articles-of';
export { readCheckpoints, type Checkpoint } from './checkpoints/checkpoints';
export { findSetBack, type RestoredCheck, type SetBackPartition } from './checkpoints/verify-not-restored';
export { countOpenDeadLetters, type OpenDeadLetters } from './dead-letters/count-open-dead-letters';
export { unfitness } from './database/assert-fit';
export { readDatabaseIdentity, renewDatabaseIdentity } from './database/database-identity';
export type { DatabaseAccess } from './database/database-access';
export { inspectDatabase, type DatabaseState, type ReaderRoleState } from './database/inspect-database';
export type { ServerState } from './database/inspect-server';
export { assertSchema, migrate } from './database/migrate';
export { openDatabase, type Database, type OpenDatabaseOptions } from './database/open-database';
export { READER_ROLE, setReaderPassword } from './database/set-reader-password';
export {
  findDeadLetters, groupDeadLetters, type DeadLetter, type DeadLetterFilters, type DeadLetterGroup, type DeadLetterState,
} from './dead-letters/find-dead-letters';
export { dyadColumns, dyadRecordSchema, type DyadRecord } from './dyads/dyad-record';
export type { DyadFilters } from './dyads/dyads-query';
export { readDyads } from './dyads/read-dyads';
export { findFindings, type FoundFinding, type NamedParty } from './finding-overrides/find-findings';
export { overrideRecordSchema, type OverrideRecord } from './finding-overrides/override-record';
export { readOverrides, type OverrideFilters } from './finding-overrides/read-overrides';
export { recordLogEnds, type SeenEnd } from './log-ends/record-log-ends';
export { REFUSED_BY_POSTGRES } from './projector/find-refused-facts';
export { readStorableEvent } from './projector/read-storable-event';
export { createProjector, type Projector, type ProjectorOptions } from './projector/create-projector';
export { findStandby, followStandby, type FollowOptions, type StandbyState } from './generations/follow-standby';
export { isStandby, listGenerations, type BuildPhase, type Generation, type GenerationState } from './generations/generation';
export { countRows, findDataFolder, type TableRows } from './generations/generation-sizes';
export { rebuild, type Rebuilt, type RebuildOptions, type RebuildProgress } from './generations/rebuild';
export { retireGeneration } from './generations/retire-generation';
export { switchGenerations, type Switch, type Switched, type SwitchOptions } from './generations/switch-generations';
export { projectBatch, type ProjectableBatch, type ProjectBatchOptions } from './projector/project-batch';
export { replay, type ReplayChoice, type ReplayOptions, type ReplayReport } from './replay/replay';
export { findFactsOfArticles, findFactsOfDeliveries, type DeliveredFact } from './trace/find-delivered-facts';
export { compareRuns, type ComparableFinding, type FindingDifference, type RunComparison, type TraitDifference } from './diff/comparable-finding';
export { diffVersions, type DiffExample, type DiffFilters, type DiffOptions, type KindCounts, type VersionDiff } from './diff/diff-versions';
export { previewActivation, type ActivationPreview, type ProposedActivation } from './engines/preview-activation';
export { countInScope, findKnownArticles, hasRuns, summariseEngines, type EngineOverview, type EngineSummary, type ScopeCount } from './engines/summarise-engines';
export { findRecordedDeliveries } from './trace/find-recorded-deliveries';
export { findDeadLettersAbout, identify, type Identified, type TracedKind } from './trace/identify';
export {
  traceArticle, type ArticleTrace, type TracedFinding, type TracedOverride, type TracedRevision, type TracedRun, type TracedWithdrawal,
} from './trace/trace-article';
export type { RowDifference } from './verify/compare-tables';
export { verifyGeneration, type IncompleteRun, type Verification, type VerifyOptions } from './verify/verify-generation';
export { articleTables, generationProgress, vacuumErased, type ArticleTable, type GenerationProgress } from './withdrawals/erased-rows';
export { findArticles, findRetractedArticle, type ActiveRetraction, type WithdrawableArticle } from './withdrawals/find-articles';

export { findAccusation, listAccusations, type AccusationFilters } from './queries/accusations';
export { findActor, listActors, listMergedIds, listOfficeDays, type ActorFilters, type OfficeDays } from './queries/actors';
export { findArticle } from './queries/article';
export {
  articleDetailSchema, articleRecordSchema, articleStateSchema, revisionRecordSchema,
  type ArticleDetail, type ArticleRecord, type ArticleState, type RevisionRecord,
} from './queries/article-records';
export { listArticles, type ArticleFilters } from './queries/articles';
export { findDenial, findDenials, listDenials, type DenialFilters } from './queries/denials';
export type { AccusingFilters, FindingFilters } from './queries/filters';
export {
  accusationRecordSchema, denialRecordSchema, statementRecordSchema,
  type AccusationRecord, type DenialRecord, type StatementRecord,
} from './queries/finding-records';
export type { Page, PageRequest } from './queries/page';
export { listPairs, type PairFilters } from './queries/pairs';
export { openReader, type Reader, type ReaderOptions, type RowSource } from './queries/reader';
export { articleReferenceSchema, lineageSchema, partyRecordSchema, quotedSpanSchema, type PartyRecord } from './queries/record-parts';
export { findStatement, listStatements, type StatementFilters } from './queries/statements';
export { readStatus } from './queries/status';
export { actorKindSchema, actorRecordSchema, pairRecordSchema, statusRecordSchema, type ActorRecord, type PairRecord, type StatusRecord } from './queries/summary-records';
export { reachesBeneathViews, verifyReadModels } from './queries/verify-read-models';
