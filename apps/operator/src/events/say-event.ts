import { readEvent, type Event, type FindingOverridden, type OperatorActed, type StoredRecord } from '@on-record/domain';
import { printable, shortened } from '../printable-text';

const MOST = 160;

/**
 * What a record says, in one line: ids, numbers and names of the closed lists, and no word of an article, for nobody knows here whether
 * it may still be shown.
 */
export function sayRecord(record: StoredRecord): string {
  const read = readEvent(record);
  switch (read.kind) {
    case 'tombstone':
      return `erased what stood under ${printable(read.key)}`;
    case 'refused':
      return `no event: ${read.code}`;
    case 'event':
      return shortened(printable(sayEvent(read.event)), MOST);
  }
}

/** The type that a record has or claims to have. */
export function typeOf(record: StoredRecord): string {
  return record.value === null ? '(tombstone)' : (record.headers['ce_type'] ?? '(none)');
}

function sayEvent(event: Event): string {
  switch (event.type) {
    case 'DeliveryReceived':
      return `from ${event.payload.source}: ${event.payload.body.bytes} bytes of ${event.payload.body.contentType}, ${event.payload.authentication}`;
    case 'DeliveryRefused':
      return `from ${event.payload.source}: ${event.payload.httpStatus} ${event.payload.code}`;
    case 'DeliveryIgnored':
      return `from ${event.payload.source}: left alone`;
    case 'ArticleReceived':
      return `from ${event.payload.source}: revision ${event.payload.revisionId}${event.payload.version === undefined ? '' : `, version ${event.payload.version}`}, ${event.payload.content.text.length} characters`;
    case 'ArticleRetracted':
      return event.payload.by.kind === 'source' ? `by its source ${event.payload.source}: ${event.payload.by.status}` : `by ${event.payload.by.actor}`;
    case 'ArticleReinstated':
      return `by ${event.payload.by.actor}: retraction ${event.payload.retractionId} is over`;
    case 'ArticleErased':
      return `by ${event.payload.by.actor}`;
    default:
      return sayOther(event);
  }
}

function sayOther(event: Exclude<Event, { type: `Delivery${string}` | `Article${string}` }>): string {
  switch (event.type) {
    case 'StatementExtracted':
      return `statement ${event.payload.statementId} at ${at(event.payload.statement.content)} in run ${event.payload.runId}`;
    case 'AccusationExtracted':
      return `accusation ${event.payload.accusationId} at ${at(event.payload.accusation.trigger)} in run ${event.payload.runId}`;
    case 'DenialExtracted':
      return `denial ${event.payload.denialId} at ${at(event.payload.denial.trigger)} in run ${event.payload.runId}`;
    case 'ExtractionCompleted': {
      const { statementIds, accusationIds, denialIds } = event.payload.manifest;
      return `run ${event.payload.runId}: ${statementIds.length} statements, ${accusationIds.length} accusations, ${denialIds.length} denials by ${event.payload.engineVersion}`;
    }
    case 'ExtractionFailed':
      return `run ${event.payload.runId}: ${event.payload.code} by ${event.payload.engineVersion}`;
    case 'EventDeadLettered':
      return `${event.payload.stage} gave up ${event.payload.topic}/${event.payload.partition}/${event.payload.offset}: ${event.payload.code}`;
    case 'DeadLetterResolved':
      return `${event.payload.resolution} by ${event.payload.by.actor}: ${event.payload.by.reason}`;
    case 'SourceConfigured':
      return `${event.payload.source}: ${event.payload.language}, ${event.payload.timeZone}, text policy ${event.payload.textPolicy}`;
    case 'EngineVersionActivated':
      return `${event.payload.by.actor} activated ${event.payload.engineVersion} for ${event.payload.scope.kind === 'all' ? 'all articles' : event.payload.scope.source}`;
    case 'ActorMerged':
      return `${event.payload.by.actor} ${event.payload.into.kind === 'actor' ? `merged ${event.payload.actor} into ${event.payload.into.actor}` : `separated ${event.payload.actor}`}`;
    case 'ActorRenamed':
      return `${event.payload.by.actor} gave ${event.payload.actor} ${event.payload.name.kind === 'shown' ? `the name ${event.payload.name.name}` : 'the names of the articles'}`;
    case 'OfficeHeld':
      return `${event.payload.by.actor} said who holds ${event.payload.office} from ${event.payload.from}: ${event.payload.term.kind === 'held' ? event.payload.term.holder : 'nobody known'}`;
    case 'FindingOverridden':
      return `${event.payload.by.actor} ${sayChange(event.payload)}`;
    case 'ExtractionRequested':
      return `${event.payload.by.actor} wants ${event.payload.scope.kind === 'all' ? 'all articles' : `articles by ${event.payload.scope.kind}`} read by ${event.payload.engineVersion}`;
    case 'ExtractionRequestFulfilled':
      return `request ${event.payload.requestId} is fulfilled by ${event.payload.engineVersion}`;
    case 'StagePaused':
      return `${event.payload.by.actor} paused the ${event.payload.stage}: ${event.payload.by.reason}`;
    case 'StageResumed':
      return `${event.payload.by.actor} resumed the ${event.payload.stage}: ${event.payload.by.reason}`;
    case 'OperatorActed':
      return `${event.payload.by.actor} used ${event.payload.verb}${sayArguments(event.payload.arguments)}: ${event.payload.by.reason}`;
    default:
      return sayUnknown(event);
  }
}

function sayChange({ finding, change }: FindingOverridden): string {
  const what = `${finding.kind} ${finding.key}`;
  switch (change.kind) {
    case 'hidden':
      return `hid ${what}`;
    case 'confirmed':
      return `confirmed ${what}`;
    case 'as-read':
      return `set ${what} back to what was read`;
    case 're-ascribed':
      return `said who is who in ${what}`;
  }
}

function at({ start, end }: { readonly start: number; readonly end: number }): string {
  return `characters ${start} to ${end}`;
}

/** The compiler asks for a line of each type; a type that it has missed is still told of by its name. */
function sayUnknown(event: never): string {
  return (event as Event).type;
}

/** What a verb was given, as far as a line has room. */
function sayArguments(given: OperatorActed['arguments']): string {
  const said = Object.entries(given).map(([name, value]) => `${name} ${String(value)}`).join(', ');
  return said === '' ? '' : ` (${shortened(said, 60)})`;
}
