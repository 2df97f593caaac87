import type { DeliveryRefused, ErrorCode } from '@on-record/domain';

/** Why a delivery is refused for good: what is wrong, where, and how to mend it. */
export interface Refusal {
  readonly httpStatus: 400 | 401 | 413 | 415 | 422;
  readonly code: Extract<ErrorCode, `DELIVERY_${string}`>;
  readonly reason: string;
  readonly faults: DeliveryRefused['faults'];
  readonly remedy: string;
}

/** A refusal without a place inside the body. */
export function refusal(httpStatus: Refusal['httpStatus'], code: Refusal['code'], text: Pick<Refusal, 'reason' | 'remedy'>): Refusal {
  return { httpStatus, code, ...text, faults: [] };
}
