import { OnRecordError } from '@on-record/domain';
import { printable } from './printable-text';

/** An id as people copy it. Throws CONFIGURATION_INVALID for what is none. */
export function requireId(text: string): string {
  const id = text.trim().toLowerCase();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return id;
  throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(text.slice(0, 100))}" is no id: an id looks like 7f2c1f8e-6a3b-5d0c-9e59-0c5d3a1b2f10.`);
}
