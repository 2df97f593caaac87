export {
  actorMergedEvent, actorRegistryOf, actorRenamedEvent, circleOf, isActorRegistryFact, resolveMerges,
  type ActorRegistry, type ActorRegistryFact, type StandingMerge,
} from './actor-registry';
export { canonicalJson, contentHashOf, sha256Hex, type JsonValue } from './canonical-json';
export { catalogue, type EventTypeName } from './catalogue';
export { engineVersionActivatedEvent } from './engine-activation';
export { compareActivations, engineChoiceOf, type Activation, type EngineChoice } from './engine-choice';
export { compareEngineVersions } from './engine-version';
export { envelopeSchema, type Envelope } from './envelope';
export {
  accusationCameoCodes, accusationCodes, DENIAL_CAMEO_CODE, denialCodes, ploverContexts, ploverModes,
  type AccusationCameoCode, type AccusationCodes, type CodableAccusation, type CodableDenial, type DenialCodes, type PloverContext,
} from './event-codes';
export { errorCodes, isRetriable, OnRecordError, type ErrorCode, type ErrorDetails } from './errors';
export type { Event, Payload } from './event';
export { defineEventType, type EventType, type PayloadOf, type Producer, type Upcaster } from './event-type';
export { articleContentHash, articleContentSchema, type ArticleContent, type ArticleReceived } from './events/article-received';
export type { ArticleErased, ArticleReinstated, ArticleRetracted } from './events/article-withdrawals';
export { deadLetteredEvent } from './dead-letters';
export type { ActorMerged, ActorRenamed, MergeTarget, ShownName } from './events/actor-registry';
export type { DeadLetterResolved, EventDeadLettered } from './events/dead-letters';
export type { OperatorActed } from './events/operator-acted';
export { operatorActedEvent } from './operator-action';
export type { DeliveryReceived } from './events/delivery-received';
export type { DeliveryIgnored, DeliveryRefused } from './events/delivery-set-aside';
export { activationScopeSchema, type ActivationScope, type EngineVersionActivated } from './events/engine-version-activated';
export type { ExtractionCompleted, ExtractionFailed } from './events/extraction-ended';
export {
  MOST_REQUESTED_ARTICLES, type ExtractionRequested, type ExtractionRequestFulfilled, type ExtractionScope,
} from './events/extraction-requested';
export { pausableStages, type PausableStage, type StagePaused, type StageResumed } from './events/stage-pauses';
export {
  extractionRequestedEvent, extractionRequestFulfilledEvent, isInScope, requestedPartitions, requestGroupOf, type RequestedPartition,
} from './extraction-requests';
export { isPauseFact, latestPauseFact, pauseOf, stagePausedEvent, stageResumedEvent, type PauseFact } from './stage-pauses';
export { languageTagSchema, rawBodySchema, sourceNameSchema, type RawBody } from './events/fields';
export {
  ascribedPartiesSchema, ascribedPartySchema, findingChangeSchema, findingRefSchema, partyRoles,
  type AscribedParties, type AscribedParty, type FindingChange, type FindingOverridden, type FindingRef,
} from './events/finding-overridden';
export type { AccusationExtracted, DenialExtracted, StatementExtracted } from './events/findings-extracted';
export { daySchema, officeIdSchema, termStartSchema, type OfficeHeld, type OfficeTerm } from './events/office-held';
export { sourceNoticeSchema, textPolicySchema, type SourceConfigured, type TextPolicy } from './events/source-configured';
export { toExtractionEvents } from './extraction-events';
export { findingOverriddenEvent, standingOverridesOf } from './finding-overrides';
export { findingKeysOf, mutualGroupOf, normaliseWords, type KeyWords } from './finding-keys';
export {
  accusationSchema, actorIdSchema, actorSchema, channelSchema, denialSchema, partySchema, saidAtSchema, singleActorIdSchema, statementSchema, zoneSchema,
  type Accusation, type Actor, type Channel, type Denial, type Findings, type LinkedAccusation, type LinkedDenial,
  type Party, type SaidAt, type Statement, type Zone,
} from './findings';
export { articleIdOf, deliveryIdOf, eventIdOf, findingIdOf, operatorRetractionIdOf, revisionIdOf, runIdOf, sourceRetractionIdOf, type FindingKind } from './ids';
export { makeEvent, type EventContext } from './make-event';
export { markSchema, type Mark } from './marks';
export { compareTermStarts, officeHeldEvent, resolveTerms, type StandingTerm, type Tenure } from './office-terms';
export { compareOrderKeys, compareText, encodeOrderKey, orderKeyOf, orderKeySchema, type OrderKey, type OrderKeyInput } from './order-key';
export { consumerPhases } from './ports/event-log';
export type {
  BatchContext, BatchHandler, BatchOutcome, CommittedOffset, ConsumerObserver, ConsumerPosition, ConsumerState, EventLog, LogIdentity, LogPiece, LogPlace, LogRecord, LogStretch, PartitionOffsets, Poison,
  RecordBatch, RunningConsumer, SetAside, StoredRecord, Subscription, TopicPartition,
} from './ports/event-log';
export type { ExtractionDiagnostic, ExtractionEngine, ExtractionInput, ExtractionResult } from './ports/extraction-engine';
export type { LanguageModel } from './ports/language-model';
export { readEvent, readEventOf, type ReadEvent, type RefusalCode } from './read-event';
export { activeRetractions, coversRevision, type Retraction } from './retractions';
export { placeRevisions, type PlacedRevision, type RevisionFact, type RevisionFacts, type RevisionStanding } from './revision-standings';
export { isSpanOf, spanOf, spanSchema, type Span } from './spans';
export { tlsFaultOf, type TlsSettings } from './tls-faults';
export { ARTICLE_PARTITIONS, MAX_RECORD_BYTES, partitionOf, topicRoles, topicSettings, type TopicRole, type TopicSettings } from './topics';
export { deterministicId } from './uuid';
export { visibilityHistory, type Recorded, type TimedArticleFacts, type VisibilityInterval } from './visibility-history';
export { chooseRunsOfRevisions, chooseVisibleRun, type ArticleFacts, type ArticleVisibility, type RunFact } from './visible-run';
export { topicNamesOf, writeEvent, type TopicNames } from './write-event';
