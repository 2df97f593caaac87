import { articleIdOf, OnRecordError } from '@on-record/domain';
import { printable } from '../printable-text';

/** What a trace is asked for: an id of whatever kind, or an article as its source calls it. */
export type TraceSubject = { readonly id: string } | { readonly source: string; readonly guid: string; readonly id: string };

/** Reads what an operator typed; guids may hold slashes themselves. Fails with CONFIGURATION_INVALID. */
export function toTraceSubject(text: string): TraceSubject {
  const trimmed = text.trim();
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(trimmed)) return { id: trimmed.toLowerCase() };
  const slash = trimmed.indexOf('/');
  if (slash < 1) throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(trimmed.slice(0, 200))}" is neither an id nor <source>/<guid>.`);
  const [source, guid] = [trimmed.slice(0, slash), trimmed.slice(slash + 1)];
  return { source, guid, id: articleIdOf(source, guid) };
}
