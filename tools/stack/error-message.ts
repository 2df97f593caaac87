import { toJsonObject } from './json-file.ts';

/** What an error says, with the cause that `fetch` hides behind "fetch failed". Errors are told by their shape: under Jest those of Node are of another `Error`. */
export function messageOf(error: unknown): string {
  const { message, cause } = toJsonObject(error) ?? {};
  const reason = message === 'fetch failed' ? toJsonObject(cause)?.['message'] : undefined;
  if (typeof reason === 'string' && reason !== '') return `${message} (${reason})`;
  return typeof message === 'string' ? message : String(error);
}

/** Says whether an error is one of the system with this code, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return toJsonObject(error)?.['code'] === code;
}
