import type { AccusationRecord, DenialRecord } from '@on-record/projections';
import type { ComponentChildren, VNode } from 'preact';
import { AccusationWords, AccusingFacts, DenialWords, type PlaceInText } from './accusing-words';

interface AccusationEntryOf {
  readonly of: AccusationRecord;
  /** The denials that answer it. */
  readonly denials: readonly DenialRecord[];
  readonly place: PlaceInText;
  /** The keys of findings whose place is here, since no text is shown. */
  readonly placed?: ReadonlySet<string>;
  readonly children?: ComponentChildren;
}

const NONE: ReadonlySet<string> = new Set();

/** An accusation with its denials beside it. */
export function AccusationEntry({ of, denials, place, placed = NONE, children }: AccusationEntryOf): VNode {
  return (
    <li class={`entry ${of.certainty}`} {...(placed.has(of.key) ? { id: of.key } : {})}>
      <div class="charge">
        <AccusationWords of={of} />
        <AccusingFacts of={of} place={place} />
        {children}
      </div>
      <div class="answers">
        {denials.length === 0
          ? <p class="no-answer">No denial of this found in the article</p>
          : denials.map((denial) => <DenialEntry of={denial} place={place} isPlaced={placed.has(denial.key)} />)}
      </div>
    </li>
  );
}

interface DenialEntryOf {
  readonly of: DenialRecord;
  readonly place: PlaceInText;
  readonly isPlaced?: boolean;
}

/** A denial. */
export function DenialEntry({ of, place, isPlaced = false }: DenialEntryOf): VNode {
  return (
    <div class={`answer ${of.certainty}`} {...(isPlaced ? { id: of.key } : {})}>
      <DenialWords of={of} />
      <AccusingFacts of={of} place={place} />
    </div>
  );
}
