import type { StagePaused } from '@on-record/domain';
import type { ArticleTrace, DeadLetter, TracedOverride } from '@on-record/projections';
import type { PlacedEvent, TracedDelivery } from './log-look';

/** How many records of the article's partition a reader has not read yet. */
export interface PartitionBehind {
  readonly extractor: number;
  /** The greater of what it is behind in articles and in extractions. */
  readonly projector: number;
}

/** What is known of an article when somebody asks why a statement is missing. */
export interface KnownOfArticle {
  readonly trace: ArticleTrace | undefined;
  /** Undefined where the log was not looked at. */
  readonly inLog: { readonly events: readonly PlacedEvent[]; readonly behind: PartitionBehind; readonly pauses: readonly StagePaused[] } | undefined;
  readonly deadLetters: readonly DeadLetter[];
  /** Deliveries that name its guid and were refused or left alone; of an article that nobody knows, those that were kept too. */
  readonly setAside: readonly TracedDelivery[];
  /** The finding that was asked for, if it was one. */
  readonly runOfFinding?: string | undefined;
}

const MOST_NAMED = 5;

/** Why the findings of an article are shown or are not, and what to do, in sentences; pure. */
export function explainArticle(known: KnownOfArticle): readonly string[] {
  const { trace } = known;
  const lastRevision = trace?.revisions.map(({ receivedAt }) => receivedAt).sort().at(-1) ?? '';
  const refusedSince = trace === undefined ? [] : known.setAside.filter(({ kind, receivedAt }) => kind === 'refused' && receivedAt > lastRevision);
  return [...(trace === undefined ? explainUnknown(known) : explainState(trace, known)), ...refusedSince.slice(0, MOST_NAMED).map(aboutRefusal), ...known.deadLetters.filter(({ state }) => state === 'open').slice(0, MOST_NAMED).map(aboutLetter)];
}

function explainState(trace: ArticleTrace, known: KnownOfArticle): readonly string[] {
  if (trace.embargoedUntil !== null) return [`It is under an embargo until ${trace.embargoedUntil}: readers see nothing of it before. Nothing is to be done.`];
  const last = (kind: 'retraction' | 'erasure') => trace.withdrawals.findLast((each) => each.kind === kind);
  switch (trace.state) {
    case 'erased':
      return [`Its text was erased ${last('erasure')?.at ?? ''} by ${last('erasure')?.by ?? 'an operator'}: ids stay, and nothing of it can be shown again.`];
    case 'retracted':
      return [explainRetraction(trace)];
    case 'unheard':
      return ['Only withdrawals or findings of it have come, the article itself has not.', ...explainBehind(known)];
    case 'pending':
      return explainPending(trace, known);
    case 'failed':
    case 'stale':
      return explainFailure(trace);
    default:
      return explainShown(trace, known);
  }
}

/** The retraction that no reinstatement names and that came last; an operator's lasts until an operator ends it. */
function explainRetraction({ articleId, withdrawals }: ArticleTrace): string {
  const ended = new Set(withdrawals.filter(({ kind }) => kind === 'reinstatement').map(({ retractionId }) => retractionId));
  const active = withdrawals.filter(({ kind, retractionId }) => kind === 'retraction' && !ended.has(retractionId));
  const last = active.findLast(({ isByOperator }) => isByOperator) ?? active.at(-1);
  const why = last === undefined || last.reason === null ? '' : ` (${last.reason})`;
  const until = last?.isByOperator === true ? 'until an operator ends that' : 'until its source sends a usable revision with a higher version number, or an operator ends that';
  return `It is retracted since ${last?.at ?? ''} by ${last?.by ?? 'its source'}${why}: its content is withheld ${until}: on-record reinstate ${articleId}.`;
}

function explainShown(trace: ArticleTrace, known: KnownOfArticle): readonly string[] {
  const shown = trace.runs.find(({ isShown }) => isShown);
  const read = trace.findings.filter(({ runId }) => runId === shown?.runId);
  const hidden = trace.overrides.filter(({ change, kind, key }) => change === 'hidden' && read.some((finding) => finding.kind === kind && finding.key === key));
  const count = read.length - hidden.length;
  const says = `It is shown with ${count} finding(s) of run ${shown?.runId ?? '(none)'} by engine ${shown?.engineVersion ?? '(none)'}.`;
  const other = known.runOfFinding !== undefined && known.runOfFinding !== shown?.runId
    ? [`The finding that was asked for is of run ${known.runOfFinding}, which is not shown: a newer revision or a greater engine took its place, and found it no more or under another id; its key leads to the one that is shown, if there is one.`] : [];
  const none = read.length === 0 ? ['The engine read it and found nothing: try its text with on-record extract.'] : [];
  const newer = known.inLog !== undefined && known.inLog.behind.projector + known.inLog.behind.extractor > 0 ? explainBehind(known) : [];
  return [says, ...hidden.slice(0, MOST_NAMED).map(aboutHidden), ...other, ...none, ...newer];
}

function aboutHidden({ kind, key, by, at, reason }: TracedOverride): string {
  return `Its ${kind} ${key} is hidden by ${by} since ${at}${reason === null ? '' : ` because: ${reason}`}: on-record findings as-read ${key} shows it again.`;
}

function explainPending(trace: ArticleTrace, known: KnownOfArticle): readonly string[] {
  const partial = trace.runs.find(({ outcome, missing }) => outcome === 'completed' && missing > 0);
  if (partial !== undefined) return [`Run ${partial.runId} waits for ${partial.missing} of its ${partial.findings} finding(s): readers see a run when it is whole.`, ...explainBehind(known)];
  const shadow = trace.runs.find(({ outcome }) => outcome === 'completed');
  if (shadow !== undefined) return [`Run ${shadow.runId} by engine ${shadow.engineVersion} is whole and in shadow: readers see it when an operator activates that version.`, ...explainBehind(known)];
  const { inLog } = known;
  if (inLog === undefined) return ['No run of an engine has come for it yet: look with on-record lag.'];
  const run = inLog.events.find(({ type }) => type === 'ExtractionCompleted' || type === 'ExtractionFailed');
  if (run === undefined && inLog.behind.extractor === 0 && inLog.behind.projector === 0) {
    return ['The extractor has passed it and left no run: was its offset set forward by a tool, or a record of it refused? Look at its records below, and have the article pushed again.'];
  }
  return [run === undefined ? 'No engine has read it yet.' : `Its run stands in the log at ${run.place}, and the projector has not read it.`, ...explainBehind(known)];
}

function explainFailure({ state, runs }: ArticleTrace): readonly string[] {
  const failed = runs.findLast(({ outcome }) => outcome === 'failed');
  const why = `Engine ${failed?.engineVersion ?? ''} could not read revision ${failed?.revisionId ?? ''}: ${failed?.failureCode ?? 'for no reason that is known'}.`;
  const shown = state === 'stale' ? 'The findings of an older revision are shown as stale, and leave the lists.' : 'There is no older revision whose findings could be shown.';
  return [why, shown, 'docs/errors.md says what the code means; an engine of a later release may read it.'];
}

function explainUnknown(known: KnownOfArticle): readonly string[] {
  const { inLog, setAside } = known;
  if (inLog === undefined) return ['The read models know nothing of it; the log was not looked at.'];
  const refused = setAside.filter(({ kind }) => kind === 'refused');
  if (inLog.events.length > 0) {
    const unreadable = inLog.events.find(({ refused: why }) => why !== null);
    return [`The log holds ${inLog.events.length} record(s) of it, and the read models know nothing of it.`, ...(unreadable === undefined ? [] : [`The record at ${unreadable.place} is no event: ${unreadable.refused ?? ''}`]), ...explainBehind(known)];
  }
  if (refused.length > 0) return refused.slice(0, MOST_NAMED).map(aboutRefusal);
  const ignored = setAside.find(({ kind }) => kind === 'ignored');
  if (ignored !== undefined) return [`Delivery ${ignored.deliveryId} of ${ignored.receivedAt} names it and was left alone: ${ignored.reason ?? ''}`];
  if (setAside.length > 0) return [`Delivery ${setAside[0]?.deliveryId ?? ''} of ${setAside[0]?.receivedAt ?? ''} names it, but the log holds no fact of it: its sender was answered that it should send again.`];
  return ['Neither the read models nor the log know anything of it: it was never taken. Ask its sender which answer it got: 404 is an unknown source, and kept nowhere; of 401 a hundred a day are kept (on-record refusals list).'];
}

function explainBehind({ inLog }: KnownOfArticle): readonly string[] {
  if (inLog === undefined) return ['The log was not looked at: on-record lag says how far everything is.'];
  const { extractor, projector } = inLog.behind;
  const waits = [...(extractor > 0 ? [`the extractor is ${extractor} record(s) behind in its partition`] : []), ...(projector > 0 ? [`the projector ${projector}`] : [])];
  if (waits.length === 0) return ['Extractor and projector have read its partition to the end: what is missing is not in the log.'];
  const paused = inLog.pauses.filter(({ stage }) => inLog.behind[stage] > 0);
  if (paused.length > 0) return paused.map(({ stage, pausedAt, by }) => `The ${stage} is paused since ${pausedAt} by ${by.actor} (${by.reason}), and ${inLog.behind[stage]} record(s) of its partition wait: on-record resume ${stage} lets it go on.`);
  return [`Wait: ${waits.join(', ')}. If that does not shrink, ask on-record doctor.`];
}

function aboutRefusal({ deliveryId, receivedAt, code, reason, remedy }: TracedDelivery): string {
  return `Delivery ${deliveryId} of ${receivedAt} names it and was refused: ${code ?? ''}: ${reason ?? ''} ${remedy ?? ''} Look with on-record refusals show ${deliveryId}.`;
}

function aboutLetter({ deadLetterId, topic, partition, offset, code, stage }: DeadLetter): string {
  return `The ${stage} set aside its record at ${topic}/${partition}/${offset}: ${code}. Look with on-record dead-letters show ${deadLetterId}.`;
}
