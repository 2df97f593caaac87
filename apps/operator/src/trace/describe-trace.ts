import { describeRecord } from '../events/show-record';
import { printable } from '../printable-text';
import { toTable, type Cell } from '../to-table';
import type { FollowedArticle, FollowedTrace } from './follow-trace';
import type { TracedDelivery } from './log-look';

const WHERE: Readonly<Record<FollowedTrace['foundIn'], string>> = {
  'read models': 'the read models know it', log: 'the log knows it, the read models do not', nowhere: 'neither the read models nor the log know it',
};

/** A trace for people. */
export function describeTrace(id: string, { kind, foundIn, finding, articles, delivery, records }: FollowedTrace): string {
  return [
    `${id} is ${kind === 'unknown' ? 'unknown' : `${/^[aeo]/.test(kind) ? 'an' : 'a'} ${kind}`}: ${WHERE[foundIn]}.`,
    ...(finding === undefined ? [] : [section('The finding', [{ ...finding }])]),
    ...articles.map(describeArticle),
    ...(delivery === undefined ? [] : [describeDelivery(delivery)]),
    ...records.map((record) => describeRecord(record, { withPayload: false })),
  ].join('\n\n');
}

function describeArticle({ articleId, explanation, trace, events, deliveries, deadLetters }: FollowedArticle): string {
  return [
    `Article ${articleId}${trace === undefined ? '' : ` of ${trace.source ?? 'an unknown source'}: ${trace.embargoedUntil === null ? trace.state : 'embargoed'}`}`,
    explanation.map(printable).join('\n'),
    ...deliveries.map(describeDelivery),
    ...(trace === undefined ? [] : [
      section('Revisions, oldest first', trace.revisions.map((each) => ({ ...each }))),
      section('Withdrawals', trace.withdrawals.map((each) => ({ ...each }))),
      section('Runs', trace.runs.map((each) => ({ ...each }))),
      section('Findings', trace.findings.map(({ kind, who, whom, words, start, end, key, id, runId }) => ({ kind, who, whom, words, start, end, key, id, runId }))),
      ...(trace.overrides.length === 0 ? [] : [section('What editors said', trace.overrides.map((each) => ({ ...each })))]),
      section('Read so far', trace.checkpoints.map(({ topic, partition, nextOffset }) => ({ topic, partition, nextOffset: String(nextOffset) }))),
    ]),
    ...(events === undefined ? [] : [section('Its records in the log', events.map((each) => ({ ...each })))]),
    ...(deadLetters.length === 0 ? [] : [section('Dead letters', deadLetters.map(({ deadLetterId, topic, partition, offset, code, state }) => ({ deadLetterId, place: `${topic}/${partition}/${offset}`, code, state })))]),
  ].join('\n\n');
}

function describeDelivery({ deliveryId, kind, headers, ...rest }: TracedDelivery): string {
  const fields = Object.entries(rest).filter(([, value]) => value !== null).map(([field, value]) => ({ field, value: String(value) }));
  const kept = Object.entries(headers).map(([name, value]) => ({ field: `header ${name}`, value }));
  return section(`Delivery ${deliveryId}: ${kind}`, [...fields, ...kept]);
}

function section(title: string, rows: readonly Readonly<Record<string, Cell>>[]): string {
  return `${title}\n\n${toTable(rows)}`;
}
