import { articleIdOf, OnRecordError, sourceNameSchema } from '@on-record/domain';
import { isId } from '../ids';
import { printable } from '../printable-text';

/** An article as an operator names it. */
export interface NamedArticle {
  readonly articleId: string;
  /** What its source calls it; absent where it was named by its id. */
  readonly name: { readonly source: string; readonly guid: string } | undefined;
}

/** The help of an argument that `toNamedArticle` reads. */
export const ARTICLE_HELP = 'article id, or <source>/<guid> as the source calls it';

/** The article that was named by its id, or by source and guid; guids may hold slashes themselves. Throws CONFIGURATION_INVALID for anything else. */
export function toNamedArticle(text: string): NamedArticle {
  const id = text.trim().toLowerCase();
  if (isId(id)) return { articleId: id, name: undefined };
  const slash = text.indexOf('/');
  const [source, guid] = [text.slice(0, slash), text.slice(slash + 1)];
  if (slash < 1 || guid === '' || !sourceNameSchema.safeParse(source).success) {
    throw new OnRecordError('CONFIGURATION_INVALID', `"${printable(text.slice(0, 200))}" is neither an article id nor <source>/<guid>.`);
  }
  return { articleId: articleIdOf(source, guid), name: { source, guid } };
}
