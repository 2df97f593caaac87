import type { EventType } from './event-type';
import { actorMerged, actorRenamed } from './events/actor-registry';
import { articleReceived } from './events/article-received';
import { articleErased, articleReinstated, articleRetracted } from './events/article-withdrawals';
import { deliveryReceived } from './events/delivery-received';
import { deadLetterResolved, eventDeadLettered } from './events/dead-letters';
import { deliveryIgnored, deliveryRefused } from './events/delivery-set-aside';
import { engineVersionActivated } from './events/engine-version-activated';
import { extractionCompleted, extractionFailed } from './events/extraction-ended';
import { extractionRequested, extractionRequestFulfilled } from './events/extraction-requested';
import { findingOverridden } from './events/finding-overridden';
import { accusationExtracted, denialExtracted, statementExtracted } from './events/findings-extracted';
import { officeHeld } from './events/office-held';
import { operatorActed } from './events/operator-acted';
import { sourceConfigured } from './events/source-configured';
import { stagePaused, stageResumed } from './events/stage-pauses';

/** All event types by name: the one list that writers, readers and the documentation share. */
export const catalogue = {
  DeliveryReceived: deliveryReceived,
  ArticleReceived: articleReceived,
  ArticleRetracted: articleRetracted,
  ArticleReinstated: articleReinstated,
  ArticleErased: articleErased,
  StatementExtracted: statementExtracted,
  AccusationExtracted: accusationExtracted,
  DenialExtracted: denialExtracted,
  ExtractionCompleted: extractionCompleted,
  ExtractionFailed: extractionFailed,
  DeliveryRefused: deliveryRefused,
  DeliveryIgnored: deliveryIgnored,
  EventDeadLettered: eventDeadLettered,
  DeadLetterResolved: deadLetterResolved,
  SourceConfigured: sourceConfigured,
  EngineVersionActivated: engineVersionActivated,
  ActorMerged: actorMerged,
  ActorRenamed: actorRenamed,
  OfficeHeld: officeHeld,
  FindingOverridden: findingOverridden,
  OperatorActed: operatorActed,
  ExtractionRequested: extractionRequested,
  ExtractionRequestFulfilled: extractionRequestFulfilled,
  StagePaused: stagePaused,
  StageResumed: stageResumed,
} as const satisfies Record<string, EventType>;

/** The name of an event type. */
export type EventTypeName = keyof typeof catalogue;
