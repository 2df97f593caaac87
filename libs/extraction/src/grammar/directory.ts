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
  /** How often the article names it. */
  readonly count: number;
}

/** The states that an article names by country, capital or demonym. */
export interface NamedStates {
  /** Their ISO 3166 codes, the one that is named most first. */
  readonly states: readonly string[];
  /** The one that is named more often than all others together, where one stands out. */
  readonly home: string | undefined;
}

/** Everybody whom the article names, for surnames, short names and offices. */
export interface Directory extends NamedStates {
  readonly people: readonly KnownPerson[];
  readonly organisations: readonly KnownOrganisation[];
  /** Words that the article writes in lower case, too: with a capital they only open a sentence. */
  readonly commonWords: ReadonlySet<string>;
}
