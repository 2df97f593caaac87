import { findingOverriddenEvent, OnRecordError, partyRoles, standingOverridesOf, writeEvent, type AscribedParties, type Event, type FindingChange, type FindingRef } from '@on-record/domain';
import { findFindings, type FoundFinding, type NamedParty } from '@on-record/projections';
import { requireNoFaults } from '../actors/actor-arguments';
import { argumentsOf, beginAct, DRY_RUN, type Operator } from '../acting-verb';
import type { Desk } from '../at-desk';
import { momentAfter, readControlFacts } from '../control/control-facts';
import { jsonText } from '../json-text';
import { toTable } from '../to-table';
import { faultOfRoles } from './party-options';
import { sayChange, sayParties } from './say-change';

/** A verb that says something of findings: its name, the findings by key or id, and what it says of each. */
export interface FindingAct {
  readonly verb: string;
  readonly ids: readonly string[];
  readonly change: FindingChange;
}

/** A finding, what was said of it before, and whether that is another thing. */
interface Correction extends FoundFinding {
  readonly before: FindingChange;
  readonly holdsAlready: boolean;
}

/** Corrects findings, or says what that would change; gives what is to be printed. */
export async function changeFindings(desk: Desk, act: FindingAct, { by, json }: { readonly by: Operator | undefined; readonly json?: boolean | undefined }): Promise<string> {
  const found = await findFindings(desk.database, act.ids);
  requireKnown(act, found);
  const { overrideFacts } = await readControlFacts(desk);
  const standing = standingOverridesOf(overrideFacts);
  const corrections = found.map((finding) => toCorrection(finding, standing.find((fact) => isAbout(fact, finding))?.payload.change ?? { kind: 'as-read' }, act.change));
  const open = corrections.filter(({ holdsAlready }) => !holdsAlready);
  if (by !== undefined) await append(desk, { act, open, overrideFacts, by });
  const rows = corrections.map((correction) => toRow(correction, act.change));
  if (json) return jsonText({ isDryRun: by === undefined, changed: open.length, findings: rows });
  if (open.length === 0) return [toTable(rows), 'All of it holds already. Nothing was changed.'].join('\n\n');
  const done = `Recorded: ${open.length}. The projector applies it; on-record findings overrides says what holds.`;
  return [toTable(rows), ...notesOn(open), by === undefined ? DRY_RUN : done].join('\n\n');
}

function requireKnown({ ids, change }: FindingAct, found: readonly FoundFinding[]): void {
  const known = new Set(found.flatMap(({ asked }) => asked));
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) {
    throw new OnRecordError('NOT_FOUND', `The read models know no finding ${unknown.join(', ')}: take the key from its permalink or from on-record trace; was its article erased, or has the projector not read it (on-record lag)? Nothing was changed.`);
  }
  if (change.kind === 're-ascribed') requireNoFaults(found.map((finding) => faultOfRoles(finding, change.parties)));
}

function toCorrection(finding: FoundFinding, before: FindingChange, after: FindingChange): Correction {
  const isAsRead = after.kind === 're-ascribed' && before.kind === 'as-read' && finding.asRead !== undefined && sayParties(after.parties) === sayParties(readOf(finding.asRead, after.parties));
  return { ...finding, before, holdsAlready: isAsRead || sayChange(before) === sayChange(after) };
}

/** What was read of those parties that are said to be somebody. */
function readOf(asRead: NonNullable<FoundFinding['asRead']>, parties: AscribedParties): AscribedParties {
  return Object.fromEntries(Object.keys(parties).flatMap((role) => {
    const party = asRead[role];
    return party === undefined ? [] : [[role, 'canonical' in party ? { kind: 'actor', actor: party } : { kind: 'unknown', reason: 'not-named' }] as const];
  }));
}

function toRow({ kind, key, articleId, isShown, before, asRead, holdsAlready }: Correction, change: FindingChange) {
  const read = asRead === undefined ? [] : partyRoles[kind].flatMap((role) => (asRead[role] === undefined ? [] : [`${role} ${sayRead(asRead[role])}`]));
  return { finding: kind, key, articleId, isShown, read: read.join(', '), before: sayChange(before), after: holdsAlready ? '(changes nothing)' : sayChange(change) };
}

function sayRead(party: NamedParty): string {
  return 'canonical' in party ? `${party.canonical} (${party.name})` : party.unknown;
}

function notesOn(open: readonly Correction[]): readonly string[] {
  const gone = open.filter(({ isShown }) => !isShown).length;
  return gone === 0 ? [] : [`${gone} of them is in no revision that readers see now: what is said of it holds where it stands, and when it comes again.`];
}

interface Appending {
  readonly act: FindingAct;
  readonly open: readonly Correction[];
  readonly overrideFacts: readonly Event<'FindingOverridden'>[];
  readonly by: Operator;
}

/** Who acts stands in the log first, in a fact for each article, so that it can be erased with it. */
async function append({ log, topicNames }: Desk, { act: { verb, change }, open, overrideFacts, by }: Appending): Promise<void> {
  const parties = change.kind === 're-ascribed' ? sayParties(change.parties) : undefined;
  for (const [articleId, findings] of Map.groupBy(open, (each) => each.articleId)) {
    const given = argumentsOf({ articleId, findings: findings.map(({ key }) => key), parties });
    const act = beginAct({ verb, arguments: given, effect: { findings: findings.length } }, by, { nowMs: Date.now(), topicNames });
    await log.append([act.record]);
    await log.append(findings.map(({ kind, key, ...finding }) => {
      const earlier = overrideFacts.filter((fact) => isAbout(fact, { ...finding, kind, key }));
      const overriddenAt = momentAfter(earlier, Date.parse(act.actedAt));
      return writeEvent(findingOverriddenEvent({ articleId, finding: { kind, key }, change, overriddenAt, by }, { causationId: act.event.id }), topicNames);
    }));
  }
}

function isAbout({ payload: { articleId, finding } }: Event<'FindingOverridden'>, of: FindingRef & { readonly articleId: string }): boolean {
  return articleId === of.articleId && finding.kind === of.kind && finding.key === of.key;
}
