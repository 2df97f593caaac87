import { reportingVerbs, type VerbRow } from '../lexicons/reporting-verbs';
import type { CueVerb, Token } from '../pipeline/types';

/** A form of a reporting verb. */
export interface CueWord {
  readonly verb: CueVerb;
  /** "said" is past and participle at once; "saying" only the latter kind. */
  readonly form: 'base' | 'present' | 'past' | 'participle' | 'gerund';
  readonly isAlsoNoun: boolean;
  /** The word that must follow: "went on", "called on". */
  readonly particle: string | undefined;
}

const forms: ReadonlyMap<string, readonly (readonly [string, CueWord])[]> = Map.groupBy(reportingVerbs.flatMap(formsOf), ([text]) => text);

/** Whether a word in lower case is spelled like a form of a reporting verb. */
export function isCueForm(lower: string): boolean {
  return forms.has(lower);
}

/** The reporting verb that a token can be a form of, tagged so that it can be one; `next` is the token behind it. */
export function cueOf(token: Token, next: Token | undefined): CueWord | undefined {
  const words = forms.get(token.lower)?.map(([, word]) => word) ?? [];
  const word = words.find(({ particle }) => particle !== undefined && particle === next?.lower) ?? words.find(({ particle }) => particle === undefined);
  if (!word) return undefined;
  const isVerb = token.tag === 'VERB' || token.tag === 'AUX' || isTitleCased(token, word);
  return isVerb || (!word.isAlsoNoun && token.tag !== 'PROPN' && token.tag !== 'ADJ') || word.form === 'past' ? word : undefined;
}

/** "Ferrol Says Plan Is Dead": a headline writes verbs like names; these are verbs all the same. */
function isTitleCased({ tag, text }: Token, { isAlsoNoun, form }: CueWord): boolean {
  return tag === 'PROPN' && !isAlsoNoun && (form === 'present' || form === 'past') && /^\p{Lu}\p{Ll}+$/u.test(text);
}

function formsOf({ base, past, participle, particle, family, frames, isAlsoNoun = false }: VerbRow): readonly (readonly [string, CueWord])[] {
  const verb: CueVerb = { lemma: particle === undefined ? base : `${base} ${particle}`, family, frames };
  const pastForm = past ?? regularPast(base);
  const row = (text: string, form: CueWord['form']): readonly [string, CueWord] => [text, { verb, form, particle, isAlsoNoun: isAlsoNoun && form !== 'past' }];
  return [
    row(`${stemOf(base, 'ing')}ing`, 'gerund'),
    row(thirdPerson(base), 'present'),
    row(base, 'base'),
    ...(participle === undefined ? [] : [row(participle, 'participle')]),
    row(pastForm, 'past'),
  ];
}

function regularPast(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return base.endsWith('e') ? `${base}d` : `${stemOf(base, 'ed')}ed`;
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z)$/.test(base) ? `${base}es` : `${base}s`;
}

/** Spelling before an ending: "writ(ing)", "admitt(ing)"; verbs of several syllables stressed early do not double. */
function stemOf(base: string, ending: 'ing' | 'ed'): string {
  if (ending === 'ing' && /[^eoy]e$/.test(base)) return base.slice(0, -1);
  return base === 'admit' ? `${base}${base.slice(-1)}` : base;
}
