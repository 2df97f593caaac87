/** Which of the scorers measures a set. */
export type ScorerName = 'quotes' | 'accusations' | 'articles' | 'syntax' | 'false alarms';

/** A development set: sentences or articles with what people found in them, or a treebank. */
export interface EvaluationSet {
  readonly name: string;
  readonly scorer: ScorerName;
  /** The file with the gold, below the folder of the sets, or that of the treebanks; none for sets that are put together. */
  readonly file?: string;
  /** Of a set that is put together, whether it holds the set of this name. */
  readonly holds?: (name: string) => boolean;
  /** One sentence for readers of docs/accuracy.md. */
  readonly about: string;
  readonly licence: string;
  readonly goals: readonly Goal[];
}

/** What the engine must reach on a set: at least an F1 in percent or so many items found, or at most a number that should be small. */
export interface Goal {
  readonly figure: string;
  readonly of: 'f1' | 'found' | 'number';
  readonly bound: number;
}

/** Goals of F1 by their figures. */
function f1(least: Readonly<Record<string, number>>): readonly Goal[] {
  return Object.entries(least).map(([figure, bound]) => ({ figure, of: 'f1', bound }));
}

/** Goals of numbers that should be small by their names. */
function atMost(greatest: Readonly<Record<string, number>>): readonly Goal[] {
  return Object.entries(greatest).map(([figure, bound]) => ({ figure, of: 'number', bound }));
}

const fewReversed = atMost({ 'reversed per 100 pairs': 1 });
const pooled = ['plv_train', 'polnear_dev', 'qasrl_gs_wikinews_dev', 'qasrl_gs_wikipedia_dev'];

const unclear = 'not recorded; development use only';

/** All sets, in the order in which they are printed. */
export const evaluationSets: readonly EvaluationSet[] = [
  {
    name: 'seed', scorer: 'quotes', file: 'quotes/data/seed.jsonl', about: 'The sample article: 11 statements that must be found, 4 that may be.',
    licence: 'belongs to its publisher; see samples/README.md', goals: [{ figure: 'end to end', of: 'found', bound: 11 }],
  },
  { name: 'gum', scorer: 'quotes', file: 'quotes/data/gum.all.jsonl', about: '24 Wikinews articles of GUM, statements derived from its annotations; the weights of tagger and parser were trained without its news documents.', licence: 'texts CC BY 2.5, annotations CC BY 4.0', goals: f1({ 'end to end': 65 }) },
  {
    name: 'polnear', scorer: 'quotes', file: 'quotes/data/polnear.train.jsonl', about: 'US political articles of 2015-16 (PolNeAR, training part): those whose SHA-1 of the id is divisible by 8.',
    licence: 'none stated; development use only', goals: f1({ 'end to end': 70, relaxed: 81, tight: 73, exact: 69, direct: 95, indirect: 71, mixed: 80 }),
  },
  { name: 'framenet15_dev', scorer: 'accusations', file: 'accusations/data/framenet15_dev.jsonl', about: 'Sentences of FrameNet 1.5 around words of blame.', licence: 'CC BY 3.0', goals: [...f1({ strict: 70 }), ...fewReversed] },
  { name: 'plv_train', scorer: 'accusations', file: 'accusations/data/plv_train.jsonl', about: 'News sentences with PLOVER codes, training part.', licence: unclear, goals: fewReversed },
  { name: 'polnear_dev', scorer: 'accusations', file: 'accusations/data/polnear_dev.jsonl', about: 'Sentences of PolNeAR, development part.', licence: 'none stated; development use only', goals: [...f1({ deny: 90 }), ...fewReversed] },
  { name: 'petrarch_read', scorer: 'accusations', file: 'accusations/data/petrarch_read.jsonl', about: 'Sentences that the PETRARCH coder is tested with.', licence: unclear, goals: fewReversed },
  { name: 'qasrl_gs_wikinews_dev', scorer: 'accusations', file: 'accusations/data/qasrl_gs_wikinews_dev.jsonl', about: 'Sentences of Wikinews with questions and answers (QA-SRL gold standard).', licence: unclear, goals: fewReversed },
  { name: 'qasrl_gs_wikipedia_dev', scorer: 'accusations', file: 'accusations/data/qasrl_gs_wikipedia_dev.jsonl', about: 'Sentences of Wikipedia with questions and answers (QA-SRL gold standard).', licence: unclear, goals: fewReversed },
  { name: 'cameo_conflibert', scorer: 'accusations', file: 'accusations/data/cameo_conflibert.jsonl', about: 'News sentences with CAMEO codes (ConfliBERT).', licence: unclear, goals: fewReversed },
  { name: 'dse_train', scorer: 'accusations', file: 'accusations/data/dse_train.jsonl', about: 'Directed sentiment: sentences with two names, in which direction one accuses the other (training part).', licence: unclear, goals: fewReversed },
  { name: 'dse_valid', scorer: 'accusations', file: 'accusations/data/dse_valid.jsonl', about: 'The same, validation part.', licence: unclear, goals: fewReversed },
  {
    name: 'accusations_pooled', scorer: 'accusations', about: `The sets of sentences that goals are set for together: ${pooled.join(', ')}.`, licence: 'as above',
    holds: (name) => pooled.includes(name), goals: [...f1({ detect: 88, strict: 65 }), ...fewReversed],
  },
  { name: 'accusations', scorer: 'accusations', about: 'All sentence sets with accusations together.', licence: 'as above', holds: () => true, goals: fewReversed },
  {
    name: 'dev', scorer: 'articles', file: 'articles/dev.gold.jsonl', about: 'The sample and 30 articles invented for this project.', licence: 'free, but for the sample',
    goals: [...f1({ 'end to end': 85, 'accusation strict': 80, denial: 85, 'answers links': 70, 'mutual groups': 100, channel: 85, saidAt: 85 }), ...atMost({ reversed: 0 })],
  },
  {
    name: 'ewt_dev_accusations', scorer: 'false alarms', file: 'en_ewt-ud-dev.conllu', licence: 'CC BY-SA 4.0',
    about: 'Raw sentences of UD English EWT, development part, each an article of its own: what the engine takes for certain accusations, without those that a person has read and confirmed (tools/evaluate/read-accusations.ts).',
    goals: atMost({ 'false alarms per 1000': 1 }),
  },
  {
    name: 'ewt_dev', scorer: 'syntax', file: 'en_ewt-ud-dev.conllu', about: 'Tags and trees of UD English EWT, development part: given words, predicted tags.', licence: 'CC BY-SA 4.0',
    goals: f1({ UPOS: 95, LAS: 81 }),
  },
  { name: 'gum_dev', scorer: 'syntax', file: 'en_gum-permissive-ud-dev.conllu', about: 'The same of UD English GUM, genres with free texts.', licence: 'annotations CC BY 4.0', goals: [] },
];

/** The names that `npm run eval` takes. */
export const setNames = evaluationSets.map(({ name }) => name);
