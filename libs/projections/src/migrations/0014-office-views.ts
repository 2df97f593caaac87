import type { View } from './0002-view';
import type { PartyMeaning } from './0013-override-views';

/** The day on which the revision of a finding was published, in UTC as everywhere that days of publication are counted; of the revision, so that history comes out the same. */
const PUBLISHED_ON = `(SELECT (published.published_at AT TIME ZONE 'UTC')::date FROM gen_1.article_revisions published WHERE published.article_id = f.article_id AND published.revision_id = f.revision_id)`;

/** Joins whoever held an office then. The day is looked up for ids that are offices only. */
const holder = (alias: string, office: string): string =>
  `LEFT JOIN gen_1.resolved_offices ${alias} ON ${alias}.office = ${office} AND ${PUBLISHED_ON} <@ daterange(${alias}.from_day, ${alias}.to_day, '[]')`;

/** By merges, and where they end at an office by whoever held it when the revision was published. */
export const BY_MERGES_AND_OFFICES: PartyMeaning = {
  joinsOf: (role) => `LEFT JOIN gen_1.resolved_actors ${role}_means ON ${role}_means.actor = ${role}_said.id
    ${holder(`${role}_held`, `coalesce(${role}_means.canonical, ${role}_said.id)`)}`,
  idOf: (role) => `coalesce(${role}_held.canonical, ${role}_means.canonical, ${role}_said.id)`,
  nameOf: (role) => `CASE WHEN ${role}_held.office IS NULL THEN ${role}_means.shown_name ELSE ${role}_held.shown_name END`,
  ofPart: {
    id: 'coalesce(held.canonical, means.canonical, each.part)',
    joins: `LEFT JOIN gen_1.resolved_actors means ON means.actor = each.part ${holder('held', 'coalesce(means.canonical, each.part)')}`,
  },
};

/** `read_v1.offices` of this migration. */
export const OFFICES: View = {
  name: 'offices',
  comment: 'Whom offices mean, as operators decided: a row for each stretch of days with one holder. What was published on a day that no row covers means the office itself.',
  from: 'gen_1.resolved_offices o',
  columns: [
    ['office', 'o.office', 'Id of the office, as the engine reads it.'],
    ['from_day', 'o.from_day', 'The first day of publication (UTC) on which it means this holder; -infinity where it always has.'],
    ['to_day', 'o.to_day', 'The last day; empty where it still does.'],
    ['canonical', 'o.canonical', 'The id of the holder, which all views show in the place of the office.'],
    ['shown_name', 'o.shown_name', 'The name that operators gave to the holder; empty where readers see the names of the articles.'],
  ],
};
