import type { StatementRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { Moment } from './times';

/** That an editor corrected or confirmed a finding, when and why; nothing where none did. A line of the facts of the finding. */
export function EditMark({ of: { edited } }: { readonly of: Pick<StatementRecord, 'edited'> }): VNode | null {
  if (edited === undefined) return null;
  const { kind, at, reason } = edited;
  return (
    <li class="edit">
      <span class="badge">{kind === 'confirmed' ? 'confirmed by an editor' : 'edited'}</span> <Moment at={at} />{reason === undefined ? null : <>: <bdi>{reason}</bdi></>}
    </li>
  );
}
