/** An accusation of a treebank that a person has read. */
export interface ReadAccusation {
  /** The `sent_id` of its sentence. */
  readonly sentence: string;
  /** Its key: accuser, accused and trigger, see `accusationKey` in measure-false-alarms.ts. */
  readonly accusation: string;
  /** `false alarm` stands here so that nobody reads it again; it counts all the same. */
  readonly verdict: 'accusation' | 'false alarm';
}

/**
 * What a person found when reading the certain accusations of the EWT development text. How to keep it:
 *
 * - `npm run eval -- ewt_dev_accusations --errors` prints those that count: false alarms, and those that nobody has read.
 * - Read the sentence, and judge by the rules of the sets' SCHEMA.md ("An accusation: ..."): somebody is reported to say that this accountable party
 *   did wrong, by this accuser and in this direction. Two rows that tell one accusation twice are both accusations; an accuser or accused who is
 *   somebody else, or nobody where the sentence has one, is a false alarm, and so is a doubtful case.
 * - Add one line. Names of the sentence that make the key may stand here, the sentence may not: its text belongs to others.
 * - An entry that the engine no longer finds is named by the run and can go.
 */
export const readAccusations: readonly ReadAccusation[] = [
  { sentence: 'weblog-juancole.com_juancole_20040324065800_ENG_20040324_065800-0009', accusation: 'org:xinhua|-|alleged', verdict: 'false alarm' },
  { sentence: 'weblog-blogspot.com_alaindewitt_20060827093500_ENG_20060827_093500-0014', accusation: 'org:american-arab-discrimination-committee|person:condoleeza-rice|charging', verdict: 'accusation' },
  { sentence: 'weblog-blogspot.com_alaindewitt_20060827093500_ENG_20060827_093500-0014', accusation: 'org:american-arab-discrimination-committee|person:donald-rumsfeld|charging', verdict: 'accusation' },
  { sentence: 'newsgroup-groups.google.com_KatrinaAlliance_5aa2d7f53b76354f_ENG_20051125_134100-0001', accusation: 'org:greater-new-orleans-fair-housing-action-center|org:housing-authority-of-new-orleans|complaint', verdict: 'accusation' },
  { sentence: 'newsgroup-groups.google.com_KatrinaAlliance_5aa2d7f53b76354f_ENG_20051125_134100-0002', accusation: 'document:complaint|org:hano|accuses', verdict: 'accusation' },
  { sentence: 'newsgroup-groups.google.com_KatrinaAlliance_5aa2d7f53b76354f_ENG_20051125_134100-0003', accusation: 'group:current-complaints|org:hano|allege', verdict: 'accusation' },
];
