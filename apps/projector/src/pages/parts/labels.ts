import type { AccusationRecord, ArticleState, DenialRecord, PartyRecord, RevisionRecord, StatementRecord } from '@on-record/projections';

type Channel = NonNullable<StatementRecord['channel']>['kind'];
type UnknownReason = Extract<PartyRecord, { kind: 'unknown' }>['reason'];

/** The ways by which something was said, in a reader's words. */
export const channelLabels: Readonly<Record<Channel, string>> = {
  'social-post': 'social media post', interview: 'interview', 'press-conference': 'press conference', 'written-statement': 'written statement',
  speech: 'speech', broadcast: 'broadcast', 'phone-call': 'phone call', meeting: 'meeting', letter: 'letter', document: 'document', court: 'in court',
  leak: 'leak', other: 'other channel',
};

/** Why a party has no name. */
export const unknownLabels: Readonly<Record<UnknownReason, string>> = {
  'agentless-passive': 'Nobody named', hearsay: 'Hearsay', 'not-named': 'Not named', unresolved: 'Not identified',
};

/** How a statement is reported. */
export const statementLabels: Readonly<Record<StatementRecord['kind'], string>> = { direct: 'quoted', indirect: 'reported', mixed: 'partly quoted' };

/** How an accusation is made. */
export const modalityLabels: Readonly<Record<AccusationRecord['modality'], string>> = { asserted: 'asserted', hedged: 'hedged', historical: 'of the past' };

/** Legal acts. */
export const legalLabels: Readonly<Record<AccusationRecord['legal'], string>> = {
  none: 'no legal act', charge: 'criminal charge', indictment: 'indictment', lawsuit: 'lawsuit', complaint: 'complaint',
};

/** What CAMEO codes mean, in the words of its codebook. */
export const cameoLabels: Readonly<Record<AccusationRecord['codes']['cameo'] | DenialRecord['codes']['cameo'], string>> = {
  '016': 'deny responsibility', '110': 'disapprove', '112': 'accuse', '1121': 'accuse of crime, corruption', '1122': 'accuse of human rights abuses', '1123': 'accuse of aggression',
  '1124': 'accuse of war crimes', '1125': 'accuse of espionage, treason', '114': 'complain officially', '115': 'bring lawsuit against',
};

/** What readers may see of an article: a word, and the sentence that explains it. */
export const stateLabels: Readonly<Record<ArticleState, { readonly word: string; readonly sentence: string }>> = {
  visible: { word: 'Shown', sentence: 'This article is shown with its findings.' },
  stale: { word: 'Stale', sentence: 'A newer revision of this article could not be read. What stands here was read from an older one, and is left out of listings.' },
  pending: { word: 'Pending', sentence: 'This article has arrived and has not been read yet. Its findings will be here as soon as it is.' },
  failed: { word: 'Not readable', sentence: 'This article could not be read by the engine, so that nothing is on record of it.' },
  retracted: { word: 'Retracted', sentence: 'This article was retracted. Its content is withheld, in all of its revisions.' },
  erased: { word: 'Erased', sentence: 'This article was erased. Nothing of its content is kept.' },
  embargoed: { word: 'Under embargo', sentence: 'This article is under an embargo. Its content is withheld until then.' },
};

/** What became of a revision. */
export const standingLabels: Readonly<Record<RevisionRecord['standing'], string>> = {
  standing: 'stands', folded: 'equal to the one before', superseded: 'read again, another reading stands', retracted: 'retracted, withheld', erased: 'erased', embargoed: 'under embargo, withheld',
};
