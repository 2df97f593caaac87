import type { ArticleTable } from '@on-record/projections';
import { toTable } from '../to-table';
import { countByRole, type ArticleInLog } from './find-article-records';
import type { ErasureOutcome } from './erase-article';
import type { FoundRecord } from './found-records';

/** What would be erased, in numbers. */
export function effectOf({ records, otherArticles, unnamedDeliveries, isErased }: ArticleInLog, tables: readonly ArticleTable[]) {
  const open = records.filter((record) => !record.isErased);
  return {
    isErasedBefore: isErased, ...countByRole(records), otherArticles, unnamedDeliveries,
    /** Erased before, and still in the files of Kafka. */
    inLog: records.flatMap(({ places }) => places).length, records: open.length, generations: new Set(tables.map(({ schema }) => schema)).size,
  };
}

/** Says whether nothing is left to be done. */
export function isAllDone({ records, isErased }: ArticleInLog): boolean {
  return isErased && records.every((record) => record.isErased && record.places.length === 0);
}

/** What would be erased, and what that touches. */
export function describeErasure(articleId: string, found: ArticleInLog, { tables, isRewritten }: { readonly tables: readonly ArticleTable[]; readonly isRewritten: boolean }): string {
  const effect = effectOf(found, tables);
  const counted = countByRole(found.records);
  const rows = Object.entries(counted).map(([topic, records]) => ({ topic, records, places: placesOf(found.records.filter(({ role }) => role === topic)) }));
  const megabytes = Math.ceil(tables.reduce((sum, { bytes }) => sum + bytes, 0) / 1_000_000);
  const notes = [
    ...(effect.isErasedBefore ? [`The article was erased before; what is counted came since, or was left.`] : []),
    ...(effect.unnamedDeliveries > 0 ? [`${effect.unnamedDeliveries} delivery(ies) are among them that no revision names, found by guid or headline.`] : []),
    ...(effect.otherArticles > 0 ? [`${effect.otherArticles} other article(s) share a delivery with it and lose their raw bytes; they stay on record otherwise.`] : []),
    `Its rows go from ${effect.generations} generation(s) of the read models; id, time and reason of the erasure stay.`,
    ...(isRewritten ? [`${tables.length} table(s) of ${megabytes} MB in all are written anew (VACUUM FULL): each is locked meanwhile, for readers too.`] : []),
  ];
  return [`To be erased of article ${articleId}: ${effect.records} record(s) of the log`, '', toTable(rows), '', ...notes].join('\n');
}

function placesOf(records: readonly FoundRecord[]): number {
  return records.reduce((sum, { places }) => sum + places.length, 0);
}

/** What came of it. */
export function describeOutcome(articleId: string, { tombstones, late, behind, inLog, denied, tables, isWaitedFor }: ErasureOutcome): string {
  const again = 'Erase it again later with the same words to see what is left.';
  const lines = [
    `Erased: ${tombstones} record(s) of article ${articleId}${late > 0 ? `, ${late} of which came meanwhile` : ''}.`,
    ...(isWaitedFor ? [] : [`Not waited for: the projector, the freed room, and Kafka, which compacts within a day once something else comes to the same partitions. ${again}`]),
    ...(behind.length > 0 ? [`Not yet out of ${behind.join(', ')}: the projector has not read so far (on-record lag). ${again}`] : []),
    ...(isWaitedFor ? [`The room of its rows was freed in ${tables} table(s).`] : []),
    ...(denied === undefined ? [] : [`Kafka takes no settings of topics from us, so that it compacts in its own time, within a day once something else comes to the same partitions: ${denied} ${again}`]),
    ...(isWaitedFor && inLog === 0 ? ['Kafka has compacted: the log gives back nothing of it.'] : []),
    ...(isWaitedFor && inLog > 0 && denied === undefined ? [`Kafka has still to compact ${inLog} record(s), and does so within a day. ${again}`] : []),
  ];
  return lines.join('\n');
}
