import { accusationSchema, channelSchema, languageTagSchema, sourceNameSchema, statementSchema, zoneSchema } from '@on-record/domain';
import { z } from 'zod';

const DEFAULT_LIMIT = 50;
const MAX_LIMIT = 200;
const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T23:59:59.999Z');

/** One of a closed list. */
function oneOf<const T extends string>(options: readonly T[], meaning: string) {
  return z.enum(options, { error: `one of ${options.join(', ')}` }).describe(meaning);
}

/** A text to search for. Postgres knows no NUL, and no name or phrase has control characters. */
function searchText(meaning: string) {
  return z
    .string()
    .regex(/^[^\u0000-\u001f\u007f]{1,200}$/, { error: 'a text of 1 to 200 characters without control characters' })
    .describe(meaning);
}

function actor(role: string) {
  return searchText(`${role}: a canonical id (\`country:UA\`), which finds those acting together with it too, or a part of a name in any case.`);
}

function flag(meaning: string) {
  return z
    .enum(['true', 'false'], { error: 'true or false' })
    .transform((text) => text === 'true')
    .pipe(z.boolean())
    .describe(meaning);
}

function wholeNumber(least: number, most: number) {
  const error = `a whole number from ${least} to ${most}`;
  return z.string().regex(/^\d{1,9}$/, { error }).transform(Number).pipe(z.int({ error }).min(least, { error }).max(most, { error }));
}

function moment(meaning: string) {
  return z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: 'a day (2026-11-24) or a time with an offset (2026-11-24T09:00:00Z)' })
    .refine(isComparable, { error: 'a day or time between the years 1 and 9999' })
    .describe(meaning);
}

function day(meaning: string) {
  return z.iso.date({ error: 'a day (2026-11-24)' }).refine(isComparable, { error: 'a day between the years 1 and 9999' }).describe(meaning);
}

function id(meaning: string) {
  return z.uuid({ error: 'a UUID' }).describe(meaning);
}

/** JavaScript and Postgres agree on these years only. What is no time at all has been found fault with before. */
function isComparable(text: string): boolean {
  const time = Date.parse(text);
  return Number.isNaN(time) || (time >= FIRST_MS && time <= LAST_MS);
}

function satisfying(schema: z.ZodType<string>, error: string) {
  return z.string().refine((text) => schema.safeParse(text).success, { error });
}

/** Which page of a listing. */
export const paging = {
  limit: wholeNumber(1, MAX_LIMIT).default(DEFAULT_LIMIT).describe('How many at most.'),
  after: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,1000}$/, { error: 'the `next` of the page before' })
    .optional()
    .describe('The `next` of the page before.'),
};

const source = satisfying(sourceNameSchema, 'the name of a source, such as daily-wire').describe('The name of a source.');
const published = {
  from: moment('Published at this time or later; a day begins in UTC.').optional(),
  to: moment('Published before this time; a day is taken in whole, in UTC.').optional(),
};

/** What readers saw at a moment. */
export const past = {
  as_of: moment('What readers saw at this time, instead of what they see now; a day means its beginning in UTC, a time to come means now. What is withheld now is withheld here, too.').optional(),
};

/** Filters of articles. */
export const articleFilters = { source: source.optional(), ...published };

/** Filters that all findings have. */
export const findingFilters = {
  ...articleFilters,
  article: id('The id of an article.').optional(),
  language: satisfying(languageTagSchema, 'a language tag, such as en or en-GB').describe('A language tag; `en` finds `en-GB` too.').optional(),
  zone: oneOf(zoneSchema.options, 'Where in the article.').optional(),
  channel: oneOf(channelSchema.shape.kind.options, 'The way by which it was said.').optional(),
  saidFrom: day("Said on this day or later, in the article's own zone; as far as the text tells.").optional(),
  saidTo: day("Said on this day or earlier, in the article's own zone; as far as the text tells.").optional(),
  q: searchText('A phrase in the words of the finding, in any case. Sources with text policy `none` take no part.').optional(),
  includeStale: flag('Whether to list stale findings too.').default(false),
};

/** Filters that accusations and denials have. */
export const accusingFilters = {
  certainty: oneOf(['certain', 'uncertain', 'all'], 'How sure the reading is.').default('certain'),
  modality: oneOf(accusationSchema.shape.modality.options, 'Whether asserted, hedged or of the past.').optional(),
  legal: oneOf(accusationSchema.shape.legal.options, 'The kind of legal act.').optional(),
};

const cameo = z
  .string()
  .regex(/^11\d{0,2}$/, { error: 'a CAMEO code of accusations, such as 112 or 1123' })
  .describe('A CAMEO code; one finds those below it too: `112` finds `1123`.');

/** Building blocks of the listings' own filters. */
export const filter = { actor, cameo, flag, id, oneOf, searchText, wholeNumber };

/** The kinds of statements. */
export const statementKinds = statementSchema.shape.kind.options;
