import { languageTagSchema } from '@on-record/domain';
import { z } from 'zod';
import { cleanText, toLine } from '../../canonical-text/clean-text';
import { isTimeZone } from '../time-zone';
import { INSTANT_ALLOWED, toInstant } from '../to-instant';

/** A field that may be missing or null; what `read` makes `undefined` of is a fault that says what is allowed. */
function optionalField<T>(allowed: string, read: (value: unknown) => T | undefined): z.ZodType<T | undefined> {
  return z
    .unknown()
    .optional()
    .transform((value, context) => {
      if (value === undefined || value === null) return undefined;
      const result = read(value);
      if (result === undefined) context.addIssue({ code: 'custom', message: `must be ${allowed}` });
      return result;
    });
}

function fromText<T>(read: (text: string) => T | undefined): (value: unknown) => T | undefined {
  return (value) => (typeof value === 'string' ? read(value) : undefined);
}

/** One line of text, clean and trimmed; an empty one counts as missing. */
export function lineField(maxLength: number): z.ZodType<string | undefined> {
  return optionalField<string>(`text of at most ${maxLength} characters`, fromText((text) => {
    const line = toLine(text);
    return line.length <= maxLength ? line : undefined;
  })).transform((line) => (line === '' ? undefined : line));
}

const MAX_GUID_LENGTH = 500;
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

/** What the source calls the article, kept to the letter. */
export const guidField = z
  .string({ error: 'must be text: what the source calls this article in all its versions' })
  .refine((guid) => guid.trim() !== '' && guid.length <= MAX_GUID_LENGTH && guid.isWellFormed() && !CONTROL.test(guid), {
    error: `must have 1 to ${MAX_GUID_LENGTH} characters, none of them a control character or half a surrogate pair`,
  });

/** A whole number or its digits as text. */
export const versionField = optionalField('a whole number from 0 to 9007199254740991, as a number or as digits', (value) => {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : undefined;
});

/** A moment, as milliseconds since the epoch. */
export const instantField = optionalField(INSTANT_ALLOWED, fromText(toInstant));

/** A time zone known to `Intl`. */
export const timeZoneField = optionalField('an IANA time zone such as Europe/London', fromText((name) => (isTimeZone(name) ? name : undefined)));

/** A BCP 47 tag; an underscore is taken for the hyphen. */
export const languageField = optionalField('a language tag such as en or pt-BR', fromText((tag) => languageTagSchema.safeParse(tag.trim().replaceAll('_', '-')).data));

const MAX_URL_LENGTH = 4_096;

/** An address on the web without credentials: it is shown to readers and followed by them. */
export const urlField = optionalField(
  `an http or https address of at most ${MAX_URL_LENGTH} characters without user name, password or white space`,
  fromText((written) => {
    const text = written.trim();
    if (text.length > MAX_URL_LENGTH || /[\s\u0000-\u001f]/.test(text) || !text.isWellFormed() || !URL.canParse(text)) return undefined;
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' ? text : undefined;
  }),
);

const statuses: Readonly<Record<string, 'usable' | 'canceled' | 'withheld'>> = {
  usable: 'usable', withheld: 'withheld',
  canceled: 'canceled', cancelled: 'canceled', killed: 'canceled', kill: 'canceled', takedown: 'canceled', retracted: 'canceled', withdrawn: 'canceled',
};

/** Whether the article may be used; IPTC's `stat:` prefix and the field's synonyms are understood. */
export const statusField = optionalField(
  'usable, canceled or withheld',
  fromText((text) => {
    const status = text.trim().toLowerCase().replace(/^stat:/, '');
    return Object.hasOwn(statuses, status) ? statuses[status] : undefined;
  }),
);

const MAX_REASON_LENGTH = 2_000;

/** Why an article was retracted. Never a fault: a kill notice must not fail for its wording. */
export const reasonField = z.unknown().optional().transform((value) => {
  const line = typeof value === 'string' ? toLine(value).slice(0, MAX_REASON_LENGTH) : '';
  return line === '' ? undefined : cleanText(line);
});
