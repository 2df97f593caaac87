import type { PartyRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { unknownLabels } from './labels';
import { links } from './links';
import { withoutDirections } from './plain-text';

/** A party of a finding, with a link to all that is on record of the actor. Names are isolated: they cannot turn the line around. */
export function Party({ party }: { readonly party: PartyRecord }): VNode {
  const title = party.readAs === undefined ? undefined : `In the article: ${readName(party.readAs)}`;
  if (party.kind === 'unknown') return <span class="party unknown" title={title}>{unknownLabels[party.reason]}</span>;
  return <a class="party" href={links.actor(party.canonical)} title={title}><bdi>{party.name}</bdi></a>;
}

function readName(readAs: NonNullable<PartyRecord['readAs']>): string {
  return 'unknown' in readAs ? unknownLabels[readAs.unknown].toLowerCase() : withoutDirections(readAs.name);
}

/** A party as a label says it. */
export function nameOfParty(party: PartyRecord): string {
  return party.kind === 'unknown' ? unknownLabels[party.reason].toLowerCase() : withoutDirections(party.name);
}
