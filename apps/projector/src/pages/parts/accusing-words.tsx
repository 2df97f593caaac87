import type { AccusationRecord, DenialRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { EditMark } from './edit-mark';
import { EventCodes } from './event-codes';
import { channelLabels, legalLabels, modalityLabels } from './labels';
import { links } from './links';
import { Party } from './parties';
import { Permalink } from './permalink';
import { SaidAt } from './times';

/** Where the words of a finding are to be seen in their text. */
export type PlaceInText = 'on-this-page' | 'on-article-page' | 'kept-back';

/** Who accuses whom, of what. */
export function AccusationWords({ of: { accuser, accused, allegation, trigger, article } }: { readonly of: AccusationRecord }): VNode {
  return (
    <>
      <p class="who"><Party party={accuser} /> <span class="arrow" aria-hidden="true">→</span><span class="visually-hidden"> accused </span> <Party party={accused} /></p>
      <p class="what" lang={article.language}><bdi>{allegation?.text ?? <TriggerAlone of={trigger?.text} />}</bdi></p>
    </>
  );
}

/** Who denies what. */
export function DenialWords({ of: { denier, deniedAccuser, allegation, trigger, article } }: { readonly of: DenialRecord }): VNode {
  return (
    <>
      <p class="who"><span class="verb">Denied by</span> <Party party={denier} />{deniedAccuser.kind === 'unknown' ? null : <> <span class="against">against <Party party={deniedAccuser} /></span></>}</p>
      <p class="what" lang={article.language}><bdi>{allegation?.text ?? <TriggerAlone of={trigger?.text} />}</bdi></p>
    </>
  );
}

/** How sure, how said and when: what a reader must know before repeating it. */
export function AccusingFacts({ of: record, place }: { readonly of: AccusationRecord | DenialRecord; readonly place: PlaceInText }): VNode {
  const { key, certainty, modality, legal, codes, channel, saidAt, isStale, article } = record;
  const kind = 'accuser' in record ? 'accusation' : 'denial';
  return (
    <ul class="facts">
      {certainty === 'uncertain' ? <li class="badge">uncertain</li> : null}
      {modality === 'asserted' ? null : <li class="badge">{modalityLabels[modality]}</li>}
      {isStale ? <li class="badge">stale</li> : null}
      {'mutualGroup' in record && record.mutualGroup !== undefined ? <li class="badge">mutual</li> : null}
      {legal === 'none' ? null : <li>{legalLabels[legal]}</li>}
      {channel === undefined ? null : <li>{channelLabels[channel.kind]}</li>}
      {saidAt === undefined ? null : <li><SaidAt value={saidAt.value} /></li>}
      <EditMark of={record} />
      <EventCodes of={codes} />
      {place === 'kept-back' ? null : <li><a href={place === 'on-this-page' ? `#${key}` : links.finding(article.id, key)}>in the text</a></li>}
      <li><Permalink kind={kind} of={key} /></li>
    </ul>
  );
}

/** Where the text says no more than that somebody accuses or denies, the word by which it says so. */
function TriggerAlone({ of: trigger }: { readonly of: string | undefined }): VNode {
  if (trigger !== undefined) return <>(“{trigger}”)</>;
  return <span class="kept-back">The source lets no words be shown.</span>;
}
