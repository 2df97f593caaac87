/** Every way in which On Record says that something could not be done, and whether trying again can help. */
const ERROR_CODES = {
  // Events and the one parsing door.
  EVENT_NOT_JSON: { retriable: false },
  EVENT_ENVELOPE_INVALID: { retriable: false },
  EVENT_TYPE_UNKNOWN: { retriable: false },
  EVENT_VERSION_UNKNOWN: { retriable: true },
  EVENT_PAYLOAD_INVALID: { retriable: false },
  EVENT_TOO_LARGE: { retriable: false },
  // The event log.
  LOG_UNAVAILABLE: { retriable: true },
  LOG_ACCESS_DENIED: { retriable: true },
  LOG_TLS_FAILED: { retriable: true },
  LOG_REFUSED_RECORD: { retriable: false },
  LOG_BROKER_UNSUPPORTED: { retriable: false },
  LOG_TOPIC_MISMATCH: { retriable: false },
  LOG_REPLACED: { retriable: false },
  LOG_SHORTER_THAN_CHECKPOINT: { retriable: false },
  LOG_ASSIGNMENT_LOST: { retriable: true },
  LOG_EXPORT_INVALID: { retriable: false },
  HANDLER_BROKE: { retriable: false },
  // Postgres and the read models.
  DATABASE_UNAVAILABLE: { retriable: true },
  DATABASE_ACCESS_DENIED: { retriable: true },
  DATABASE_TLS_FAILED: { retriable: true },
  DATABASE_REFUSED: { retriable: false },
  DATABASE_SCHEMA_MISMATCH: { retriable: false },
  DATABASE_UNFIT: { retriable: false },
  DATABASE_RESTORED: { retriable: false },
  GENERATION_CONFLICT: { retriable: false },
  // Deliveries.
  DELIVERY_BODY_INVALID: { retriable: false },
  DELIVERY_FIELD_INVALID: { retriable: false },
  DELIVERY_TOO_LARGE: { retriable: false },
  DELIVERY_MEDIA_TYPE_UNSUPPORTED: { retriable: false },
  DELIVERY_SIGNATURE_MISSING: { retriable: false },
  DELIVERY_SIGNATURE_INVALID: { retriable: false },
  DELIVERY_UNRECORDABLE: { retriable: false },
  DELIVERY_INCOMPLETE: { retriable: true },
  SOURCE_UNKNOWN: { retriable: false },
  // Corrections by editors.
  OVERRIDE_INVALID: { retriable: false },
  OVERRIDE_TOKEN_INVALID: { retriable: false },
  // The doors of the ingestor.
  INGESTOR_OVERLOADED: { retriable: true },
  INGESTOR_BROKE: { retriable: true },
  // Extraction.
  TEXT_TOO_LONG: { retriable: false },
  WORK_BUDGET_EXCEEDED: { retriable: false },
  ENGINE_BROKE: { retriable: false },
  // Settings and requests.
  CONFIGURATION_INVALID: { retriable: false },
  QUERY_INVALID: { retriable: false },
  QUERY_TIMED_OUT: { retriable: true },
  NOT_FOUND: { retriable: false },
  METHOD_NOT_ALLOWED: { retriable: false },
} as const satisfies Record<string, { readonly retriable: boolean }>;

/** The code of an error; each has a paragraph in `docs/errors.md`. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The values that a person needs to act: topic, partition, offset, event id, field, allowed values. Never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean>>;

/** All error codes, for documentation and tests. */
// Object.keys of a const object has exactly its keys.
export const errorCodes = Object.keys(ERROR_CODES) as readonly ErrorCode[];

/** Says whether trying the same thing again can help. */
export function isRetriable(code: ErrorCode): boolean {
  return ERROR_CODES[code].retriable;
}

/** An error with a code of the closed list; `message` is one sentence that says what could not be done and what to try. */
export class OnRecordError extends Error {
  override readonly name = 'OnRecordError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { readonly details?: ErrorDetails; readonly cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.details = options.details ?? {};
  }

  get retriable(): boolean {
    return isRetriable(this.code);
  }
}
