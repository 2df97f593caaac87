import { checked, contextsIn, type ViewRow } from '../queries/to-record';
import { alpha3Of } from './country-codes';
import { dyadRecordSchema, type DyadRecord } from './dyad-record';

interface Side {
  readonly actor: string;
  readonly name: string;
}

/**
 * The dyads of the findings of one article, which come in text order: one for each kind, source, target, code and certainty,
 * so that what headline and body both say is one event. Actors who act together are taken apart, as event data do. The first
 * finding gives words and key, the first one with a time the day.
 */
export function toDyads(findings: readonly ViewRow[]): readonly DyadRecord[] {
  const found = findings.flatMap((row) => sidesOf(row, 'source').flatMap((source) => sidesOf(row, 'target')
    .filter((target) => target.actor !== source.actor)
    .map((target) => ({ row, source, target }))));
  const groups = Map.groupBy(found, ({ row, source, target }) =>
    JSON.stringify([row['kind'], source.actor, target.actor, row['cameo'], row['denied_cameo'], row['certainty']]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [toDyad(first, group.map(({ row }) => row))];
  });
}

/** The actors of one side, each alone; one that nobody is where the party is not known. */
function sidesOf(row: ViewRow, side: 'source' | 'target'): readonly Side[] {
  const ids = textIn(row, `${side}_actor`).split('+');
  const whole = textIn(row, `${side}_actor_name`);
  const names = whole.split(' and ');
  // Names are joined by a word that may stand in a name, too.
  return ids.map((actor, place) => ({ actor, name: names.length === ids.length ? (names[place] ?? '') : whole }));
}

function toDyad({ row, source, target }: { readonly row: ViewRow; readonly source: Side; readonly target: Side }, rows: readonly ViewRow[]): DyadRecord {
  const key = textIn(row, 'key');
  return checked(dyadRecordSchema, {
    ...dateOf(rows.find((each) => textIn(each, 'said_first') !== '') ?? row),
    kind: row['kind'],
    source_actor: source.actor, source_name: source.name, source_text: textIn(row, 'source_text'), source_country: alpha3Of(source.actor) ?? '',
    target_actor: target.actor, target_name: target.name, target_text: textIn(row, 'target_text'), target_country: alpha3Of(target.actor) ?? '',
    cameo: row['cameo'],
    denied_cameo: textIn(row, 'denied_cameo'),
    plover_event: row['plover_event'],
    plover_mode: textIn(row, 'plover_mode'),
    plover_contexts: [...new Set(rows.flatMap(contextsIn))].sort().join(';'),
    certainty: row['certainty'],
    modality: row['modality'],
    is_mutual: rows.some((each) => each['is_mutual'] === true),
    mentions: rows.length,
    article_id: row['article_id'],
    key,
    permalink: `/${textIn(row, 'kind')}s/${key}`,
    publisher: row['source'],
    publisher_name: row['source_name'],
    publisher_notice: textIn(row, 'source_notice'),
    published_at: row['published_at'],
    url: textIn(row, 'url'),
  });
}

const PRECISIONS: Readonly<Record<string, DyadRecord['date_precision']>> = { week: 'week', month: 'month', year: 'year' };

function dateOf(row: ViewRow): Pick<DyadRecord, 'event_date' | 'date_precision'> {
  const said = textIn(row, 'said_first');
  if (said === '') return { event_date: textIn(row, 'published_on'), date_precision: 'published' };
  return { event_date: said, date_precision: PRECISIONS[textIn(row, 'said_at_precision')] ?? 'day' };
}

function textIn(row: ViewRow, column: string): string {
  const value = row[column];
  return typeof value === 'string' ? value : '';
}
