import { businessNouns } from '../lexicons/actors';
import type { Token } from '../pipeline/types';
import type { Directory, KnownOrganisation } from './directory';

const PUBLIC_NOUNS = ['bureau', 'foundation', 'committee', 'congress', 'senate', 'campaign', 'forum', 'society', 'federation', 'league', 'movement', 'government', 'embassy', 'tribunal', 'hospital', 'college', 'church', 'force', 'forces', 'cabinet', 'institution', 'nations', 'coalition', 'alliance', 'charity', 'ministry', 'department', 'court', 'council', 'police', 'parliament', 'assembly', 'commission', 'university', 'school', 'union', 'army', 'navy', 'party', 'times', 'news', 'post', 'courier', 'exchange', 'television', 'radio', 'fm', 'house', 'office', 'board', 'authority', 'association', 'institute', 'centre', 'district'];

/** The full name of a body that is called by its initials, its first word or some of its words; a common noun may lead up to it. */
export function knownOrganisation(group: readonly Token[], directory: Directory): string | undefined {
  if (!group.some(({ tag }) => tag === 'PROPN')) return undefined;
  return bodyNamed(group, directory) ?? bodyNamed(group.slice(group.findLastIndex(({ tag }) => tag !== 'PROPN') + 1), directory);
}

function bodyNamed(group: readonly Token[], { organisations }: Directory): string | undefined {
  if (group.length === 0) return undefined;
  const words = group.map(({ lower }) => lower);
  const isAcronym = words.length === 1 && /^\p{Lu}{2,6}$/u.test(group[0]?.text ?? '');
  const found = organisations.find((body) => (isAcronym && initialsOf(body).includes(words[0] ?? ''))
    || (body.words[0] === words[0] && words.every((word) => body.words.includes(word))));
  return found?.name;
}

/** "dwu" of "Daily Workers Union"; small words may count or not. */
function initialsOf({ words }: KnownOrganisation): readonly string[] {
  const letters = words.filter((word) => /^\p{L}/u.test(word));
  return [letters, letters.filter((word) => !['of', 'the', 'and', 'for', 'in'].includes(word))].map((list) => list.map((word) => word[0]).join(''));
}

/** The one body that the article calls by this noun: "the charity", "the council". */
export function calledBy(noun: string, { organisations }: Directory): string | undefined {
  const called = organisations.filter(({ nouns }) => nouns.has(noun));
  return called.length === 1 ? called[0]?.name : undefined;
}

/** "the company" where nothing nearer is called so: the private body that the article spoke of last, or else the one that it names most; of those that it calls so, where there are any. */
export function mainBusiness(noun: string, { organisations }: Directory, lastBody: (names: readonly string[]) => string | undefined): string | undefined {
  if (!businessNouns.has(noun)) return undefined;
  const isPrivate = (nouns: ReadonlySet<string>): boolean => ![...nouns].some((word) => PUBLIC_NOUNS.includes(word));
  const all = organisations.filter(({ nouns, name }) => isPrivate(nouns) && !/^\p{Lu}{2,6}$/u.test(name)).toSorted((a, b) => b.count - a.count);
  const called = all.filter(({ nouns }) => nouns.has(noun));
  const ranked = called.length > 0 ? called : all;
  return lastBody(ranked.map(({ name }) => name)) ?? ranked[0]?.name;
}

/** "the operator Nimbus": what a common noun that is no office stands before is a body. */
export function trailingName(group: readonly Token[]): readonly Token[] {
  const first = group.findLastIndex(({ tag }) => tag !== 'PROPN') + 1;
  return first > 0 && group[first - 1]?.tag === 'NOUN' ? group.slice(first) : [];
}
