import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DeliveryReceived } from '@on-record/domain';
import { refusal, type Refusal } from '../recording/refusal';
import type { Source } from '../sources/source';

/** Whether a delivery is its source's own. */
export type SignatureVerdict =
  | { readonly kind: 'authentic'; readonly authentication: DeliveryReceived['authentication'] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Computes signatures over a body while it is being read, so that a body too large to keep can be told from a forged one. */
export interface SignatureCheck {
  update(chunk: Uint8Array): void;
  /** To be asked once, after the last chunk. */
  verdict(): SignatureVerdict;
}

/** The headers that may carry a signature, in order of preference; the second is what Superdesk's HTTP push sends. */
export const SIGNATURE_HEADERS = ['x-on-record-signature', 'x-superdesk-signature'] as const;

const SIGNATURE = /^(sha256|sha1)=([0-9a-f]{40}|[0-9a-f]{64})$/i;
const HEX_LENGTH = { sha256: 64, sha1: 40 } as const;

/** The check of one delivery: HMAC over the raw bytes, compared in constant time with each valid secret of the source. */
export function createSignatureCheck(source: Source, header: string | undefined): SignatureCheck {
  if (header === undefined || (source.allowUnsigned && source.secrets.length === 0)) {
    return settled(source.allowUnsigned ? { kind: 'authentic', authentication: 'unsigned' } : missing());
  }
  const signature = parseSignature(header);
  if (!signature) return settled(invalid('The signature header is not of the form sha256=<64 hexadecimal digits>.'));
  const { algorithm, digest } = signature;
  if (algorithm === 'sha1' && !source.allowSha1) return settled(invalid('This source takes SHA-256 signatures only; given was SHA-1.'));
  const hmacs = source.secrets.map((secret) => createHmac(algorithm, secret));
  return {
    update: (chunk) => {
      for (const hmac of hmacs) hmac.update(chunk);
    },
    verdict: () => {
      // Each secret is compared, so that the time taken does not tell which one nearly fitted.
      const fits = hmacs.map((hmac) => timingSafeEqual(hmac.digest(), digest));
      return fits.includes(true)
        ? { kind: 'authentic', authentication: algorithm === 'sha256' ? 'hmac-sha256' : 'hmac-sha1' }
        : invalid('The signature does not fit the body and any valid secret of this source.');
    },
  };
}

/** The check of a delivery that an operator resubmits: whoever may do that vouches for it, whatever signature it has. */
export function operatorVouches(): SignatureCheck {
  return settled({ kind: 'authentic', authentication: 'operator' });
}

function parseSignature(header: string): { readonly algorithm: 'sha256' | 'sha1'; readonly digest: Buffer } | undefined {
  const match = SIGNATURE.exec(header.trim());
  const algorithm = match?.[1]?.toLowerCase();
  const hex = match?.[2] ?? '';
  if (algorithm !== 'sha256' && algorithm !== 'sha1') return undefined;
  return hex.length === HEX_LENGTH[algorithm] ? { algorithm, digest: Buffer.from(hex, 'hex') } : undefined;
}

function settled(verdict: SignatureVerdict): SignatureCheck {
  return { update: () => undefined, verdict: () => verdict };
}

const REMEDY = 'Sign the exact bytes of the body with HMAC-SHA-256 and a valid secret of this source, and send x-on-record-signature: sha256=<hexadecimal>.';

function missing(): SignatureVerdict {
  return { kind: 'refused', refusal: refusal(401, 'DELIVERY_SIGNATURE_MISSING', { reason: 'The delivery is not signed.', remedy: REMEDY }) };
}

function invalid(reason: string): SignatureVerdict {
  return { kind: 'refused', refusal: refusal(401, 'DELIVERY_SIGNATURE_INVALID', { reason, remedy: REMEDY }) };
}
