import type { StatementRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import type { NumberedStatement } from '../highlights/numbered-statements';
import { EditMark } from '../parts/edit-mark';
import { channelLabels, statementLabels } from '../parts/labels';
import { Permalink } from '../parts/permalink';
import { Party } from '../parts/parties';
import { SaidAt } from '../parts/times';

/** What stands in the margin beside a statement: its number, who said it, how, by which way and when. */
export function StatementNote({ of: { record, number, tone } }: { readonly of: NumberedStatement }): VNode {
  return (
    <li id={`note-${record.key}`} class={`note tone-${tone}`}>
      <a class="number" href={`#${record.key}`} aria-label={`Statement ${number} in the text`}>{number}</a>
      <div>
        <p class="speaker"><Party party={record.speaker} /></p>
        <StatementFacts of={record} />
      </div>
    </li>
  );
}

/** How, by which way and when something was said. */
export function StatementFacts({ of: record }: { readonly of: StatementRecord }): VNode {
  const { key, kind, channel, saidAt, isStale } = record;
  return (
    <ul class="facts">
      <li>{statementLabels[kind]}</li>
      {channel === undefined ? null : <li>{channelLabels[channel.kind]}{channel.name === undefined ? null : <>: <bdi>{channel.name}</bdi></>}</li>}
      {saidAt === undefined ? null : <li><SaidAt value={saidAt.value} /></li>}
      <EditMark of={record} />
      {isStale ? <li class="badge">stale</li> : null}
      <li><Permalink kind="statement" of={key} /></li>
    </ul>
  );
}
