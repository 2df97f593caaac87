import { cleanText } from '../../canonical-text/clean-text';
import { refusal, type Refusal } from '../../recording/refusal';

/** A JSON value, or why the bytes are none. */
export type ParsedJson = { readonly kind: 'parsed'; readonly value: unknown } | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Reads bytes as UTF-8 JSON (RFC 8259); a byte order mark is passed over, of two equal keys the last counts. */
export function parseJson(bytes: Uint8Array): ParsedJson {
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    const reason = 'The body is not UTF-8 text.';
    return { kind: 'refused', refusal: refusal(400, 'DELIVERY_BODY_INVALID', { reason, remedy: 'Send the JSON encoded as UTF-8.' }) };
  }
  try {
    return { kind: 'parsed', value: JSON.parse(text) };
  } catch (error) {
    const where = cleanText(error instanceof Error ? error.message : String(error));
    const wrong = refusal(400, 'DELIVERY_BODY_INVALID', {
      reason: 'The body is not JSON.',
      remedy: 'Send one whole JSON object; a truncated body and single quotes are the usual causes.',
    });
    return { kind: 'refused', refusal: { ...wrong, faults: [{ pointer: '', message: where }] } };
  }
}

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // A fatal decoder throws for nothing but bytes that are not UTF-8.
    return undefined;
  }
}
