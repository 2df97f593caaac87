import type { PartyRecord } from '@on-record/projections';
import type { VNode } from 'preact';
import { unknownLabels } from './labels';
import { links } from './links';
import { withoutDirections } from './plain-text';

/** A party of a finding, with a link to all that is on record of the actor. Names are isolated: they cannot turn the line around. */
export function Party({ party }: { readonly party: PartyRecord }): VNode {
  if (party.kind === 'unknown') return <span class="party unknown">{unknownLabels[party.reason]}</span>;
  const title = party.readAs === undefined ? undefined : `In the article: ${withoutDirections(party.readAs.name)}`;
  return <a class="party" href={links.actor(party.canonical)} title={title}><bdi>{party.name}</bdi></a>;
}

/** A party as a label says it. */
export function nameOfParty(party: PartyRecord): string {
  return party.kind === 'unknown' ? unknownLabels[party.reason].toLowerCase() : withoutDirections(party.name);
}
