import type { Accusation } from './findings';
import { kindOfWrong, type WrongKind } from './kind-of-wrong';

/** What the codes of an accusation depend on; `accuser` and `accused` are ids of actors. */
export interface CodableAccusation extends Pick<Accusation, 'certainty' | 'legal'> {
  readonly allegation?: string | undefined;
  readonly accuser?: string | undefined;
  readonly accused?: string | undefined;
}

/** What the codes of a denial depend on; `denier` and `deniedAccuser` are ids of actors. */
export interface CodableDenial extends Pick<Accusation, 'legal'> {
  readonly allegation?: string | undefined;
  readonly denier?: string | undefined;
  readonly deniedAccuser?: string | undefined;
}

/** The CAMEO codes that accusations have. */
export const accusationCameoCodes = ['110', '112', '1121', '1122', '1123', '1124', '1125', '114', '115'] as const;
/** A CAMEO code of an accusation. */
export type AccusationCameoCode = (typeof accusationCameoCodes)[number];

/** The CAMEO code of every denial: deny responsibility. */
export const DENIAL_CAMEO_CODE = '016';

/** The PLOVER contexts that accusations and denials can have. */
export const ploverContexts = ['corruption', 'crime', 'diplomatic', 'human_rights', 'legal', 'military'] as const;
/** A PLOVER context. */
export type PloverContext = (typeof ploverContexts)[number];

/** The PLOVER modes that accusations have. */
export const ploverModes = ['allege', 'disapprove'] as const;

/** The codes of an accusation; its PLOVER event is `ACCUSE`. */
export interface AccusationCodes {
  readonly cameo: AccusationCameoCode;
  readonly mode: (typeof ploverModes)[number];
  /** In alphabetical order. */
  readonly contexts: readonly PloverContext[];
}

/** The codes of a denial; its PLOVER event is `REJECT`, by a convention of this project: PLOVER has none for it. */
export interface DenialCodes {
  readonly cameo: typeof DENIAL_CAMEO_CODE;
  /** The code that the wrong which is denied would have as an accusation, by the words of the denial. */
  readonly deniedCameo: AccusationCameoCode;
  /** In alphabetical order. */
  readonly contexts: readonly PloverContext[];
}

/** CAMEO 1.1b3, section 2.11 "Disapprove", codes below 112. */
const CAMEO_OF: Readonly<Record<WrongKind, AccusationCameoCode>> = {
  'crime-corruption': '1121', 'human-rights': '1122', aggression: '1123', 'war-crimes': '1124', 'espionage-treason': '1125',
};

/** The contexts of the same codes: PLOVER's own table from CAMEO (CAMEO2PLOVER, 2021). */
const CONTEXTS_OF: Readonly<Record<WrongKind, readonly PloverContext[]>> = {
  'crime-corruption': ['corruption', 'crime'], 'human-rights': ['human_rights'], aggression: ['military'], 'war-crimes': ['legal', 'military'], 'espionage-treason': ['legal'],
};

/**
 * The codes by which political-science event data know an accusation. CAMEO: 110 disapprove, for what is uncertain; 115 bring
 * lawsuit, which its definition takes for civil and criminal ones, so for charges and indictments too; 114 complain officially;
 * 1121 to 1125 by the kind of wrong; 112 where no word tells it. PLOVER: the event ACCUSE, with mode `allege`, or `disapprove`
 * for what is uncertain, and contexts. A legal act outranks the kind of wrong in CAMEO, which has one code; PLOVER has both.
 */
export function accusationCodes(accusation: CodableAccusation): AccusationCodes {
  const kind = accusation.allegation === undefined ? undefined : kindOfWrong(accusation.allegation, accusation);
  const cameo = cameoOf(accusation, kind);
  return { cameo, mode: cameo === '110' ? 'disapprove' : 'allege', contexts: contextsOf(accusation, kind) };
}

/** The codes of a denial: CAMEO 016 (section 2.1, "Make public statement"), with the code of what is denied beside it. */
export function denialCodes({ legal, allegation, denier, deniedAccuser }: CodableDenial): DenialCodes {
  const { cameo: deniedCameo, contexts } = accusationCodes({ certainty: 'certain', legal, allegation, accuser: deniedAccuser, accused: denier });
  return { cameo: DENIAL_CAMEO_CODE, deniedCameo, contexts };
}

function cameoOf({ certainty, legal }: CodableAccusation, kind: WrongKind | undefined): AccusationCameoCode {
  if (certainty === 'uncertain') return '110';
  switch (legal) {
    case 'charge':
    case 'indictment':
    case 'lawsuit':
      return '115';
    case 'complaint':
      return '114';
    case 'none':
      return kind === undefined ? '112' : CAMEO_OF[kind];
    default:
      return assertNever(legal);
  }
}

/** PLOVER's table has no context for 114: here it is diplomatic where a state complains or is complained of. */
function contextsOf({ legal, accuser, accused }: CodableAccusation, kind: WrongKind | undefined): readonly PloverContext[] {
  const isOfState = [accuser, accused].some((actor) => actor?.startsWith('country:'));
  const ofAct: readonly PloverContext[] = legal === 'none' || (legal === 'complaint' && !isOfState) ? [] : [legal === 'complaint' ? 'diplomatic' : 'legal'];
  return [...new Set([...ofAct, ...(kind === undefined ? [] : CONTEXTS_OF[kind])])].sort();
}

function assertNever(legal: never): never {
  throw new TypeError(`A legal act is missing here: ${JSON.stringify(legal)}`);
}
