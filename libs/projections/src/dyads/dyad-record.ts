import { accusationCameoCodes, accusationSchema, DENIAL_CAMEO_CODE } from '@on-record/domain';
import { z } from 'zod';
import { timeSchema } from '../queries/record-parts';

/**
 * One event between two actors, in the manner of political-science event data: the source does something to the target. Its
 * names are columns of a table, so that they are written as such; a text that is not known is empty.
 */
export const dyadRecordSchema = z.strictObject({
  event_date: z.iso.date().describe('The day on which it was said; where the text gives none, that of publication in UTC; of a week, month or year the first day.'),
  date_precision: z.enum(['day', 'week', 'month', 'year', 'published']).describe('How precise the text is; `published` where the day is that of publication.'),
  kind: z.enum(['accusation', 'denial']).describe('Denials are never accusations: their code is 016.'),
  source_actor: z.string().describe('Who accuses, or denies: id of the actor.'),
  source_name: z.string().describe('The name that operators gave to the actor, or else the fullest name in the article.'),
  source_text: z.string().describe('The words that name it here; empty where the text policy keeps them back.'),
  source_country: z.string().describe('ISO 3166-1 alpha-3, where the actor is a state.'),
  target_actor: z.string().describe('Who is accused, or whose allegation is denied: id of the actor.'),
  target_name: z.string().describe('The name that operators gave to the actor, or else the fullest name in the article.'),
  target_text: z.string().describe('The words that name it here; empty where the text policy keeps them back.'),
  target_country: z.string().describe('ISO 3166-1 alpha-3, where the actor is a state.'),
  cameo: z.enum([...accusationCameoCodes, DENIAL_CAMEO_CODE]).describe('CAMEO code.'),
  denied_cameo: z.enum(['', ...accusationCameoCodes]).describe('Of a denial the code of what is denied.'),
  plover_event: z.enum(['ACCUSE', 'REJECT']).describe('PLOVER event type; REJECT for a denial is a convention of On Record.'),
  plover_mode: z.enum(['', 'allege', 'disapprove']).describe('PLOVER mode.'),
  plover_contexts: z.string().describe('PLOVER contexts, separated by semicolons.'),
  certainty: accusationSchema.shape.certainty.describe('How sure the reading is.'),
  modality: accusationSchema.shape.modality.describe('Whether asserted, hedged or of the past; of the first mention.'),
  is_mutual: z.boolean().describe('Whether it is one direction of "accused each other".'),
  mentions: z.int().min(1).describe('How many findings of the article it stands for.'),
  article_id: z.uuid().describe('The article.'),
  key: z.uuid().describe('Key of the first of these findings, which follows it through revisions.'),
  permalink: z.string().describe('Its address on the pages, without the host.'),
  publisher: z.string().describe('Short name of the source of the article.'),
  publisher_name: z.string().describe('Its name for people.'),
  publisher_notice: z.string().describe('What readers must see beside everything of this source; empty for most.'),
  published_at: timeSchema.describe('When the article was published: RFC 3339, UTC.'),
  url: z.string().describe('Where the source published the article.'),
});
/** One event between two actors. */
export type DyadRecord = z.infer<typeof dyadRecordSchema>;

/** The columns of a dyad, in the order in which they are written. */
// The keys of an object literal are the keys of its type.
export const dyadColumns = Object.keys(dyadRecordSchema.shape) as readonly (keyof DyadRecord)[];
