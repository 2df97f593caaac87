import { countBadOffsets } from './bad-offsets.ts';
import { evaluationSets, type EvaluationSet } from './evaluation-sets.ts';
import { extractArticles } from './extract-articles.ts';
import type { SetFigures } from './figures.ts';
import type { FoundActor, FoundArticle } from './found-article.ts';
import { readAccusations, type ReadAccusation } from './read-accusations.ts';
import { rawSentences, treebankText, type RawSentence } from './treebank-text.ts';

type FoundAccusation = FoundArticle['accusations'][number];

/** A certain accusation that counts as a false alarm. */
export interface FalseAlarm {
  readonly sentence: RawSentence;
  readonly key: string;
  readonly accusation: FoundAccusation;
  /** Whether somebody has read it and found it false; else nobody has read it. */
  readonly isRead: boolean;
}

/** What the engine takes for accusations in a text that is not about any. */
export interface MeasuredFalseAlarms {
  readonly set: EvaluationSet;
  readonly figures: SetFigures;
  readonly falseAlarms: readonly FalseAlarm[];
  /** Entries of the list that the engine no longer finds. */
  readonly stale: readonly ReadAccusation[];
}

/** Counts the certain accusations in the raw sentences of the treebanks that are there, without those that a person has confirmed. */
export async function measureFalseAlarms(names: readonly string[], root: string): Promise<readonly MeasuredFalseAlarms[]> {
  const measured: MeasuredFalseAlarms[] = [];
  for (const set of evaluationSets.filter(({ name, scorer }) => scorer === 'false alarms' && (names.length === 0 || names.includes(name)))) {
    const treebank = treebankText(set.file ?? '', root);
    if (treebank === undefined) continue;
    const sentences = rawSentences(treebank);
    measured.push(judgeAlarms(set, { sentences, found: await extractArticles(sentences, { root, hasHeadline: false }), read: readAccusations }));
  }
  return measured;
}

/** Sentences with what was found in them, and what a person has read of it. */
export interface AlarmsToJudge {
  readonly sentences: readonly RawSentence[];
  readonly found: readonly FoundArticle[];
  readonly read: readonly ReadAccusation[];
}

/** Takes those that a person has confirmed from the certain accusations; what nobody has read counts. */
export function judgeAlarms(set: EvaluationSet, { sentences, found, read }: AlarmsToJudge): MeasuredFalseAlarms {
  const byId = new Map(sentences.map((sentence) => [sentence.id, sentence]));
  const verdicts = new Map(read.map((each) => [`${each.sentence} ${each.accusation}`, each]));
  const seen = new Set<ReadAccusation>();
  let [certain, badOffsets] = [0, 0];
  const falseAlarms = found.flatMap(({ id, statements, accusations }) => {
    const sentence = byId.get(id) ?? { id, text: '' };
    badOffsets += countBadOffsets({ id, statements, accusations }, sentence.text);
    return accusations.flatMap((accusation): readonly FalseAlarm[] => {
      if (accusation.type !== 'accuse' || accusation.certainty !== 'certain') return [];
      certain += 1;
      const key = accusationKey(accusation);
      const verdict = verdicts.get(`${id} ${key}`);
      if (verdict !== undefined) seen.add(verdict);
      return verdict?.verdict === 'accusation' ? [] : [{ sentence, key, accusation, isRead: verdict !== undefined }];
    });
  });
  const unread = falseAlarms.filter(({ isRead }) => !isRead).length;
  return {
    set, falseAlarms, stale: read.filter((each) => !seen.has(each)),
    figures: {
      set: set.name, size: sentences.length, badOffsets, figures: [], found: {},
      numbers: [
        { name: 'false alarms per 1000', value: sentences.length === 0 ? null : Math.round((10_000 * falseAlarms.length) / sentences.length) / 10, unit: 'per 1000' },
        { name: 'certain accusations', value: certain, unit: 'count' },
        { name: 'confirmed by a reader', value: certain - falseAlarms.length, unit: 'count' },
        { name: 'unread', value: unread, unit: 'count' },
      ],
    },
  };
}

/** `org:city-council|person:ann-lee|accused`: who accuses whom by which word; `-` where there is nobody. */
export function accusationKey({ accuser, accused, trigger }: FoundAccusation): string {
  return [nameOf(accuser), nameOf(accused), trigger.text].join('|');
}

function nameOf(actor: FoundActor | null): string {
  return actor?.canonical ?? (actor?.text || '-');
}

/** The false alarms for a terminal, each with its sentence, and the entries of the list that can go. */
export function alarmLines({ set, falseAlarms, stale }: MeasuredFalseAlarms): readonly string[] {
  return [
    ...falseAlarms.flatMap(({ sentence, key, isRead }) => [`${set.name}: ${isRead ? 'false alarm' : 'nobody has read'} ${sentence.id} ${key}`, `    ${sentence.text}`]),
    ...stale.map(({ sentence, accusation }) => `${set.name}: no longer found, can go from read-accusations.ts: ${sentence} ${accusation}`),
  ];
}
