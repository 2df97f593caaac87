import { OnRecordError } from '@on-record/domain';
import { printable } from './printable-text';

/** An id as people copy it. Throws CONFIGURATION_INVALID for what is none. */
export function requireId(text: string): string {
  const id = text.trim().toLowerCase();
  if (isId(id)) return id;
  throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(text.slice(0, 100))}" is no id: an id looks like 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10.`);
}

/** Says whether a text is an id as the log writes it: a UUID in lower case. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
