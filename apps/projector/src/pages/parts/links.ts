/** Addresses of the pages and of the API, each part of a path encoded. */
export const links = {
  articles: '/',
  accusations: '/accusations',
  denials: '/denials',
  actors: '/actors',
  article: (id: string): string => `/articles/${encodeURIComponent(id)}`,
  revision: (id: string, revisionId: string): string => withQuery(`/articles/${encodeURIComponent(id)}`, { revision: revisionId }),
  past: (id: string, asOf: string): string => withQuery(`/articles/${encodeURIComponent(id)}`, { as_of: asOf }),
  finding: (articleId: string, key: string): string => `/articles/${encodeURIComponent(articleId)}#${encodeURIComponent(key)}`,
  actor: (canonical: string): string => `/actors/${encodeURIComponent(canonical)}`,
  permalink: (kind: FindingKind, key: string): string => `/${kind}s/${encodeURIComponent(key)}`,
  correction: (kind: FindingKind, key: string): string => `/${kind}s/${encodeURIComponent(key)}/correct`,
  corrected: (articleId: string, key: string, change: string): string => `${withQuery(`/articles/${encodeURIComponent(articleId)}`, { corrected: change })}#${encodeURIComponent(key)}`,
  json: (kind: FindingKind | 'article', id: string): string => `/v1/${kind}s/${encodeURIComponent(id)}`,
} as const;

/** The kinds of findings. */
export type FindingKind = 'statement' | 'accusation' | 'denial';

/** An address with those parameters that have a value. */
export function withQuery(path: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const present = Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== '');
  return present.length === 0 ? path : `${path}?${new URLSearchParams(present).toString()}`;
}

/** An address from outside, if it leads to a web page; anything else (`javascript:`, `data:`) is no link. */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
