import { DENIAL_CAMEO_CODE } from '@on-record/domain';
import type { View } from './0002-view';
import { WITH_NOTICE } from './0004-source-notices';
import { HISTORY_VIEWS } from './0010-history-views';
import { FINDINGS_OF_CHOSEN_RUNS } from './0010-revision-views';

type Columns = View['columns'];

const CONTEXTS: Columns[number] = ['plover_contexts', 'f.plover_contexts', 'PLOVER contexts, separated by semicolons: corruption, crime, diplomatic, human_rights, legal, military; empty where none is known.'];

const OF_ACCUSATIONS: Columns = [
  ['cameo', 'f.cameo', 'CAMEO code: 110 for an uncertain one, 112 accuse, 1121 to 1125 by the kind of wrong, 114 complain officially, 115 bring lawsuit.'],
  ['plover_event', `'ACCUSE'::text`, 'PLOVER event type.'],
  ['plover_mode', 'f.plover_mode', 'PLOVER mode: allege, or disapprove for an uncertain one.'],
  CONTEXTS,
];

/** A denial that has no words for the wrong speaks of the one that it answers. */
const ofAnswered = (column: string): string =>
  `(SELECT x.${column} FROM gen_1.accusations x WHERE x.article_id = f.article_id AND x.run_id = f.run_id AND x.accusation_id = f.answers_accusation_id AND x.cameo <> '110')`;
const UNKNOWN = `f.denied_cameo = '112'`;

const OF_DENIALS: Columns = [
  ['cameo', `'${DENIAL_CAMEO_CODE}'::text`, 'CAMEO code: 016 deny responsibility.'],
  ['denied_cameo', `CASE WHEN ${UNKNOWN} THEN coalesce(${ofAnswered('cameo')}, '112') ELSE f.denied_cameo END`, 'CAMEO code of what is denied: by the words of the denial, or else that of the accusation that it answers.'],
  ['plover_event', `'REJECT'::text`, 'PLOVER event type, by a convention of On Record: PLOVER has none for a denial.'],
  ['plover_contexts', `CASE WHEN ${UNKNOWN} THEN ${ofAnswered('plover_contexts')} ELSE f.plover_contexts END`, CONTEXTS[2]],
];

const BEFORE = [...WITH_NOTICE.filter(({ name }) => name === 'accusations' || name === 'denials'), ...FINDINGS_OF_CHOSEN_RUNS, ...HISTORY_VIEWS];

/** The views of accusations and denials as they were before. */
export const WITHOUT_CODES: readonly View[] = BEFORE.filter(({ name }) => /accusation|denial/.test(name));

/** The views of accusations and denials, each with the codes as its last columns. */
export const WITH_CODES: readonly View[] = WITHOUT_CODES.map((view) => ({ ...view, columns: [...view.columns, ...(view.name.includes('accusation') ? OF_ACCUSATIONS : OF_DENIALS)] }));
