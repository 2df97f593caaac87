import type { Logger } from '@on-record/runtime';
import { z } from 'zod';
import type { CorrectableFinding } from './correctable-finding';
import type { Correction } from './to-correction';

/** What came of handing a correction on. */
export type HandedOn = { readonly kind: 'recorded' } | { readonly kind: 'not-allowed' } | { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'away' };

/** The door of the ingestor through which corrections get into the log. */
export interface OverridesDoor {
  send(finding: Pick<CorrectableFinding, 'kind' | 'key' | 'articleId' | 'editedAt'>, correction: Correction): Promise<HandedOn>;
}

/** Where the door is, and how long it may take. */
export interface OverridesDoorOptions {
  readonly url: string;
  readonly logger: Logger;
  readonly nowMs: () => number;
  /** The ingestor answers within 5 seconds. */
  readonly timeoutMs?: number;
}

const MOST_ANSWER_BYTES = 65_536;
const problemSchema = z.object({ detail: z.string(), faults: z.array(z.object({ pointer: z.string(), message: z.string() })).default([]) });

/**
 * The door at one address, which nothing that a reader sends can change. A redirect is not followed, for it would carry the token
 * elsewhere, and of the answer no more is read than a problem needs. Never rejects.
 */
export function createOverridesDoor({ url, logger, nowMs, timeoutMs = 8_000 }: OverridesDoorOptions): OverridesDoor {
  return {
    send: async ({ kind, key, articleId, editedAt }, { change, by, token }) => {
      // Later than what it takes the place of, though the clock that told that was ahead.
      const afterMs = editedAt === undefined ? 0 : Date.parse(editedAt) + 1;
      const act = { articleId, finding: { kind, key }, change, by, overriddenAt: new Date(Math.max(nowMs(), afterMs)).toISOString() };
      try {
        const response = await fetch(url, {
          method: 'POST', redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify(act),
        });
        const text = await beginningOf(response);
        return toHandedOn(response.status, text);
      } catch (error) {
        // Errors of fetch name the address and what failed, never a header.
        logger.warn('Handing a correction on failed.', { articleId, error });
        return { kind: 'away' };
      }
    },
  };
}

function toHandedOn(status: number, text: string): HandedOn {
  if (status === 201) return { kind: 'recorded' };
  if (status === 401) return { kind: 'not-allowed' };
  if (status < 400 || status >= 500 || status === 404 || status === 405) return { kind: 'away' };
  const problem = problemSchema.safeParse(parse(text));
  const why = problem.success ? [problem.data.detail, ...problem.data.faults.map(({ pointer, message }) => `${pointer}: ${message}`)].join(' ') : '';
  return { kind: 'refused', why: why.slice(0, 500) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function beginningOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    bytes += chunk.length;
    // Leaving the loop ends the connection.
    if (bytes > MOST_ANSWER_BYTES) break;
  }
  return text;
}
