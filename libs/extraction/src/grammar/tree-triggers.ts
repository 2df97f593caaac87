import { blameNouns, namesOfAccusation, stepsAgainst } from '../lexicons/accusing-nouns';
import { accusingVerbs } from '../lexicons/accusing-verbs';
import { hedgingWords } from '../lexicons/accusing-words';
import { accusationNouns, rejectingVerbs } from '../lexicons/denying-words';
import type { Sentence } from '../pipeline/types';
import { isCueForm } from './cue-words';
import { inflectionsOf } from './inflections';

const accusingForms = accusingVerbs.flatMap(({ base, past }) => inflectionsOf(base, past).map(([text]) => text));

/** Words of accusing and denying, and by which something is passed on. */
const triggers: ReadonlySet<string> = new Set([
  ...accusingForms, ...namesOfAccusation, ...stepsAgainst.keys(), ...blameNouns, ...accusationNouns, ...rejectingVerbs, ...hedgingWords,
  'according', 'per', 'view', 'opinion', 'words',
]);

/** Whether somebody may say, accuse or deny something in a sentence; a headline may do so without such a word. */
export function canMatter({ tokens, zone }: Sentence): boolean {
  return zone === 'headline' || tokens.some(({ lower }) => triggers.has(lower) || isCueForm(lower));
}
