import type { ArticleTrace, DeadLetter, TracedRun } from '@on-record/projections';
import { deadLetterOf } from '../../test/dead-letters';
import { explainArticle, type KnownOfArticle } from './explain-article';
import type { PlacedEvent, TracedDelivery } from './log-look';

const run = (change: Partial<TracedRun> = {}): TracedRun => ({ runId: 'run-1', revisionId: 'rev-1', eventId: 'e', engineVersion: '1.0.0+a', outcome: 'completed', failureCode: null, findings: 2, missing: 0, isShown: true, ...change });
const trace = (state: string, change: Partial<ArticleTrace> = {}): ArticleTrace => ({ articleId: 'a', state, source: 'daily', embargoedUntil: null, revisions: [], withdrawals: [], runs: [], findings: [], overrides: [], checkpoints: [], ...change });
const event = (type: string, change: Partial<PlacedEvent> = {}): PlacedEvent => ({ type, eventId: 'e', place: 't/3/17', causationId: '', correlationId: '', engineVersion: null, refused: null, ...change });
const inLog = (extractor: number, projector: number, events: readonly PlacedEvent[] = [event('ArticleReceived')]) => ({ events, behind: { extractor, projector }, pauses: [] });
const withdrawal = { kind: 'retraction' as const, eventId: 'e', by: 'desk', at: '2026-03-02T08:00:00.000Z', retractionId: 'r-1', reason: 'a wrong name', isByOperator: true };
const hidden = { kind: 'accusation' as const, id: 'a-1', key: 'k-1', runId: 'run-1', eventId: 'e', who: null, whom: null, start: null, end: null, words: null };
const override = { kind: 'accusation' as const, key: 'k-1', change: 'hidden' as const, by: 'ann', at: '2026-03-02T08:00:00.000Z', reason: 'it says no such thing', eventId: 'e' };
const refusal: TracedDelivery = {
  deliveryId: 'd-1', kind: 'refused', source: 'daily', receivedAt: '2026-03-02T08:00:00.000Z', format: 'on-record-json', contentType: null, bytes: 1, sha256: null, isTruncated: false, authentication: null,
  headers: {}, place: null, code: 'DELIVERY_FIELD_INVALID', reason: 'The headline is missing.', remedy: 'Send one.',
};
const letter: DeadLetter = deadLetterOf({ topic: 't', partition: 3, offset: 17n, key: 'a/e', headers: {}, value: null, appendedAtMs: 0 });

const explained = (known: Partial<KnownOfArticle>): string => explainArticle({ trace: undefined, inLog: inLog(0, 0), deadLetters: [], setAside: [], ...known }).join('\n');

it.each<[string, Partial<KnownOfArticle>, RegExp]>([
  ['is shown', { trace: trace('visible', { runs: [run()] }) }, /shown with 0 finding\(s\) of run run-1.*\n.*found nothing: try its text with on-record extract/],
  ['has a finding that an editor hid', { trace: trace('visible', { runs: [run()], findings: [hidden], overrides: [override] }) }, /shown with 0 finding\(s\) of run run-1.*\nIts accusation k-1 is hidden by ann since 2026-03-02T08:00:00.000Z because: it says no such thing: on-record findings as-read k-1 shows it again\.$/],
  ['is asked for by a finding of an older run', { trace: trace('visible', { runs: [run()] }), runOfFinding: 'run-0' }, /is of run run-0, which is not shown/],
  ['is shown while newer records wait', { trace: trace('visible', { runs: [run()] }), inLog: inLog(0, 4) }, /Wait: the projector 4\./],
  ['has a correction that was refused', { trace: trace('visible', { runs: [run()] }), setAside: [refusal] }, /Delivery d-1 .* was refused/],
  ['is under an embargo', { trace: trace('visible', { embargoedUntil: '2027-01-01T00:00:00.000Z' }) }, /embargo until 2027-01-01/],
  ['is retracted', { trace: trace('retracted', { withdrawals: [withdrawal] }) }, /retracted since 2026-03-02T08:00:00.000Z by desk \(a wrong name\): its content is withheld until an operator ends that: on-record reinstate /],
  ['is retracted by its source', { trace: trace('retracted', { withdrawals: [{ ...withdrawal, by: 'daily', reason: null, isByOperator: false }] }) }, /by daily: its content is withheld until its source sends a usable revision with a higher version number, or an operator ends that: on-record reinstate /],
  ['is erased', { trace: trace('erased', { withdrawals: [{ ...withdrawal, kind: 'erasure' }] }) }, /erased 2026-03-02T08:00:00.000Z by desk/],
  ['was read by no engine yet', { trace: trace('pending'), inLog: inLog(7, 0) }, /No engine has read it yet\.\nWait: the extractor is 7 record\(s\) behind/],
  ['waits for a stage that is paused', { trace: trace('pending'), inLog: { ...inLog(7, 0), pauses: [{ stage: 'extractor', pausedAt: '2026-03-02T08:00:00.000Z', by: { actor: 'ann', reason: 'an upgrade' } }] } }, /extractor is paused since 2026-03-02T08:00:00.000Z by ann \(an upgrade\).*on-record resume extractor/],
  ['was passed over by the extractor', { trace: trace('pending') }, /passed it and left no run/],
  ['has a run that the projector has not read', { trace: trace('pending'), inLog: inLog(0, 2, [event('ExtractionCompleted')]) }, /Its run stands in the log at t\/3\/17.*\nWait: the projector 2/],
  ['has half a run', { trace: trace('pending', { runs: [run({ missing: 1, isShown: false })] }) }, /waits for 1 of its 2 finding/],
  ['was read in shadow only', { trace: trace('pending', { runs: [run({ isShown: false })] }) }, /Run run-1 by engine 1\.0\.0\+a is whole and in shadow/],
  ['has a run and nobody looked at the log', { trace: trace('pending'), inLog: undefined }, /on-record lag/],
  ['could not be read', { trace: trace('failed', { runs: [run({ outcome: 'failed', failureCode: 'TEXT_TOO_LONG' })] }) }, /could not read revision rev-1: TEXT_TOO_LONG\.\nThere is no older revision/],
  ['could not be read in its newest revision', { trace: trace('stale', { runs: [run(), run({ outcome: 'failed', failureCode: 'ENGINE_BROKE' })] }) }, /ENGINE_BROKE\.\nThe findings of an older revision are shown as stale/],
  ['is known by a withdrawal only', { trace: trace('unheard') }, /the article itself has not/],
  ['is in the log only', { inLog: inLog(0, 3) }, /The log holds 1 record\(s\) of it.*\nWait: the projector 3/],
  ['is in the log as what is no event', { inLog: inLog(0, 0, [event('X', { refused: 'EVENT_NOT_JSON: it breaks off' })]) }, /is no event: EVENT_NOT_JSON: it breaks off/],
  ['was refused', { inLog: inLog(0, 0, []), setAside: [refusal] }, /d-1 .* was refused: DELIVERY_FIELD_INVALID: The headline is missing. Send one. Look with on-record refusals show d-1/],
  ['was left alone', { inLog: inLog(0, 0, []), setAside: [{ ...refusal, kind: 'ignored', reason: 'A picture.' }] }, /was left alone: A picture\./],
  ['was delivered and never became a fact', { inLog: inLog(0, 0, []), setAside: [{ ...refusal, kind: 'received' }] }, /the log holds no fact of it/],
  ['is known to nobody', { inLog: inLog(0, 0, []) }, /never taken\. Ask its sender/],
  ['was set aside', { trace: trace('pending'), deadLetters: [letter] }, /set aside its record at t\/3\/17: HANDLER_BROKE\. Look with on-record dead-letters show/],
])('says why of an article that %s', (_what, known, said) => {
  expect(explained(known)).toMatch(said);
});
