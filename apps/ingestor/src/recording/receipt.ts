import type { RawBody } from '@on-record/domain';

/** What is known about a delivery apart from what its bytes say. */
export interface Receipt {
  readonly deliveryId: string;
  readonly source: string;
  /** The name of the format that reads it, `unknown` where none does. */
  readonly format: string;
  readonly receivedAtMs: number;
  readonly body: RawBody;
  readonly headers: Readonly<Record<string, string>>;
  readonly traceparent: string | undefined;
}
