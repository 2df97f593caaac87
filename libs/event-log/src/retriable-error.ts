/** Says whether an error names itself retriable, as OnRecordErrors do; all others are broken assumptions. */
export function isRetriableError(error: unknown): boolean {
  return error instanceof Error && 'retriable' in error && error.retriable === true;
}
