import type { AccusationRecord, DenialRecord } from '@on-record/projections';
import type { ComponentChildren, VNode } from 'preact';
import { AccusationWords, AccusingFacts, DenialWords, type PlaceInText } from './accusing-words';

interface AccusationEntryOf {
  readonly of: AccusationRecord;
  /** The denials that answer it. */
  readonly denials: readonly DenialRecord[];
  readonly place: PlaceInText;
  /** The fragment under which it is found where the text does not have it. */
  readonly id?: string | undefined;
  readonly children?: ComponentChildren;
}

/** An accusation with its denials beside it. */
export function AccusationEntry({ of, denials, place, id, children }: AccusationEntryOf): VNode {
  return (
    <li class={`entry ${of.certainty}`} {...(id === undefined ? {} : { id })}>
      <div class="charge">
        <AccusationWords of={of} />
        <AccusingFacts of={of} place={place} />
        {children}
      </div>
      <div class="answers">
        {denials.length === 0
          ? <p class="no-answer">No denial in this article</p>
          : denials.map((denial) => <DenialEntry of={denial} place={place} hasId={id !== undefined} />)}
      </div>
    </li>
  );
}

interface DenialEntryOf {
  readonly of: DenialRecord;
  readonly place: PlaceInText;
  readonly hasId?: boolean;
}

/** A denial. */
export function DenialEntry({ of, place, hasId = false }: DenialEntryOf): VNode {
  return (
    <div class={`answer ${of.certainty}`} {...(hasId ? { id: of.key } : {})}>
      <DenialWords of={of} />
      <AccusingFacts of={of} place={place} />
    </div>
  );
}
