/** A person whom the article names. */
export interface KnownPerson {
  /** The fullest name in the article, without titles. */
  readonly name: string;
  readonly surname: string;
  /** The words of office that stand beside the name, in lower case. */
  readonly roles: ReadonlySet<string>;
}

/** An organisation that the article names. */
export interface KnownOrganisation {
  readonly name: string;
  readonly words: readonly string[];
  /** The nouns that stand for it: its own ("council") and those beside it ("the charity Shelterwell"). */
  readonly nouns: ReadonlySet<string>;
  /** How often the article names it in full. */
  readonly count: number;
}

/** Everybody whom the article names, for surnames, short names and offices. */
export interface Directory {
  readonly people: readonly KnownPerson[];
  readonly organisations: readonly KnownOrganisation[];
  /** Words that the article writes in lower case, too: with a capital they only open a sentence. */
  readonly commonWords: ReadonlySet<string>;
  /** The state that the article is about, by its ISO 3166 code. */
  readonly home: string | undefined;
}
