import { z } from 'zod';
import type { ScoredSentence } from '../measure-accusations.ts';
import type { AccusationResult, Counts } from '../score-accusations.ts';
import { toAccusationPrediction } from '../to-accusation-prediction.ts';
import type { ListedError } from './errors-page.ts';
import { html, type Html } from './html.ts';
import { markedText, type Mark } from './marked-text.ts';

const eventSchema = z.object({
  type: z.string(), source: z.string().nullish(), target: z.string().nullish(), allegation: z.string().nullish(), uncertain: z.boolean().optional(), trigger: z.string().optional(),
});
const goldSchema = z.looseObject({
  events: z.array(eventSchema).default([]),
  pair: z.looseObject({ p: z.string(), q: z.string(), label: z.string() }).optional(),
  tags: z.array(z.string()).default([]),
});
type GoldEvent = z.output<typeof eventSchema>;

/** The errors of one sentence, as the scorer counts them. */
export function sentenceErrors(sentence: ScoredSentence): readonly ListedError[] {
  return kindsOf(sentence).map((kind) => ({ kind, row: rowOf(sentence) }));
}

function kindsOf({ result }: ScoredSentence): readonly string[] {
  const { detect, deny, pair, reversed } = result;
  const cases: readonly (readonly [boolean, string])[] = [
    [pair !== undefined && pair.fp > 0, 'wrong direction'],
    [pair !== undefined && pair.fn > 0 && pair.fp === 0, 'missed direction'],
    [detect.fn > 0, 'missed accusation'],
    [detect.fp > 0, 'false alarm'],
    [reversed > 0, 'reversed'],
    [(deny?.fn ?? 0) > 0, 'missed denial'],
    [(deny?.fp ?? 0) > 0, 'spurious denial'],
  ];
  return [...cases.filter(([isSo]) => isSo).map(([, kind]) => kind), ...partyErrors(result)];
}

/** What is wrong in a sentence that was rightly seen to hold an accusation. */
function partyErrors({ detect, accuser, accused, strict, reversed }: AccusationResult): readonly string[] {
  if (detect.fn + detect.fp > 0 || reversed > 0 || strict.fn + strict.fp === 0) return [];
  if (strict.fp === 0) return ['missed accusation beside another'];
  if (strict.fn === 0) return ['spurious accusation'];
  const isWrong = ({ fp, fn }: Counts): boolean => fp + fn > 0;
  const wrong = [...(isWrong(accuser) ? ['wrong accuser'] : []), ...(isWrong(accused) ? ['wrong accused'] : [])];
  return wrong.length === 0 ? ['wrong pairs'] : wrong;
}

function rowOf({ record, found }: ScoredSentence): Html {
  const { events, pair, tags } = goldSchema.parse(record);
  const expected = events.filter(({ type }) => type !== 'other');
  const goldMarks = expected.flatMap(({ source, target, allegation }) => [source, target, allegation]).flatMap((words) => markOf(record.text, words));
  const foundMarks = found.accusations.flatMap(({ accuser, accused, allegation, trigger }) => [accuser, accused, allegation, trigger]).flatMap((span): readonly Mark[] => (span ? [{ ...span, name: 'found' }] : []));
  return html`<tr id="${record.id}"><td>${markedText(record.text, [...goldMarks, ...foundMarks])}<br><span class="rule">${record.id} ${tags.join(' ')}</span></td>
<td>gold: ${pair ? html`${pair.p} / ${pair.q}: ${pair.label}` : eventList(expected)}</td><td>found: ${eventList(toAccusationPrediction(found).events)}</td></tr>`;
}

function eventList(events: readonly GoldEvent[]): Html {
  if (events.length === 0) return html`nothing`;
  return html`${events.map(({ type, source, target, allegation, trigger, uncertain }) => html`<br>${type} <span class="who">${source ?? 'nobody'} &rarr; ${target ?? 'nobody'}</span>${trigger === undefined ? '' : ` [${trigger}]`}${uncertain ? ' uncertain' : ''}: ${allegation ?? '-'}`)}`;
}

/** Gold of sentences has words without offsets; their first occurrence is shown. */
function markOf(text: string, words: string | null | undefined): readonly Mark[] {
  const start = words ? text.indexOf(words) : -1;
  return words && start >= 0 ? [{ start, end: start + words.length, name: 'gold' }] : [];
}
