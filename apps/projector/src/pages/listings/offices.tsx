import type { OfficeDays } from '@on-record/projections';
import type { VNode } from 'preact';
import { links } from '../parts/links';

/** Which offices an actor held, or who held it where it is one. */
export function Offices({ of: canonical, days }: { readonly of: string; readonly days: readonly OfficeDays[] }): VNode {
  return (
    <>
      <Line words="Held the office" days={days.filter(({ holder }) => holder === canonical)} idOf={({ office }) => office} />
      <Line words="An office; articles of other days mean its holder" days={days.filter(({ office, holder }) => office === canonical && holder !== canonical)} idOf={({ holder }) => holder} />
    </>
  );
}

function Line({ words, days, idOf }: { readonly words: string; readonly days: readonly OfficeDays[]; readonly idOf: (days: OfficeDays) => string }): VNode | null {
  if (days.length === 0) return null;
  return <p class="canonical">{words}: {days.map((each, place) => <>{place === 0 ? '' : ', '}<a href={links.actor(idOf(each))}><code><bdi>{idOf(each)}</bdi></code></a> {daysIn(each)}</>)}</p>;
}

function daysIn({ firstDay, lastDay }: OfficeDays): string {
  if (firstDay === undefined) return lastDay === undefined ? 'always' : `until ${lastDay}`;
  return lastDay === undefined ? `since ${firstDay}` : `${firstDay} to ${lastDay}`;
}

/** Why there is no page of an id: all that speaks of an office may stand under its holders. */
export function nobodyThere(days: readonly OfficeDays[]): string {
  const held = days.map((each) => `${each.holder} (${daysIn(each)})`).join(', ');
  return `Nobody with this id is on record in articles that are shown.${held === '' ? '' : ` It is an office, and what was published in the days of a holder stands there: ${held}.`}`;
}
