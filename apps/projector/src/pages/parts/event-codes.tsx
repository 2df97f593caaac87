import type { AccusationRecord, DenialRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { cameoLabels } from './labels';

/** The codes of a finding in political-science event data, each with its meaning. */
export function EventCodes({ of: codes }: { readonly of: AccusationRecord['codes'] | DenialRecord['codes'] }): VNode {
  const { cameo, plover: { event, contexts } } = codes;
  const mode = 'mode' in codes.plover ? `/${codes.plover.mode}` : '';
  return (
    <>
      <li><Cameo code={cameo} />{'deniedCameo' in codes ? <>, of <Cameo code={codes.deniedCameo} /></> : null}</li>
      <li>PLOVER {event}{mode}{contexts.length === 0 ? '' : `: ${contexts.map((context) => context.replaceAll('_', ' ')).join(', ')}`}</li>
    </>
  );
}

function Cameo({ code }: { readonly code: keyof typeof cameoLabels }): VNode {
  return <abbr title={cameoLabels[code]}>CAMEO {code}</abbr>;
}
