import { OnRecordError } from '@on-record/domain';
import { findDeadLetters } from '@on-record/projections';
import { parseConfiguration, readEnvironment } from '@on-record/runtime';
import { Command } from 'commander';
import { atDesk, type Desk } from '../at-desk';
import { requireId } from '../ids';
import { jsonText } from '../json-text';
import { operatorConfiguration } from '../operator.config';
import { printable, printableText } from '../printable-text';
import { toTable } from '../to-table';
import { letterJson } from './list-dead-letters.command';
import { readOriginals, type Original } from './original-record';

const MOST_VALUE = 4_000;

/** `on-record dead-letters show`: one dead letter with its record as the log holds it today. */
export function showDeadLetterCommand(): Command {
  return new Command('show')
    .description('All about one dead letter: where, why, how often, how it was settled, and its record as the log holds it now.')
    .argument('<deadLetterId>', 'id of the dead letter, as list shows it')
    .option('--json', 'print the result as JSON')
    .addHelpText('after', `
Example:
  on-record dead-letters show 0b9f6c1e-4d1a-5c55-8f0e-2f3f6f1f9a11`)
    .action(async (id: string, { json }: { readonly json?: boolean }) => {
      const configuration = parseConfiguration(operatorConfiguration, readEnvironment());
      const original = await atDesk(configuration, (desk) => readLetter(desk, requireId(id)));
      process.stdout.write(`${json ? jsonText(toJson(original)) : describe(original)}\n`);
    });
}

async function readLetter({ database, log }: Desk, id: string): Promise<Original> {
  const letters = await findDeadLetters(database, { ids: [id] });
  for await (const [original] of readOriginals(log, letters)) if (original !== undefined) return original;
  throw new OnRecordError('NOT_FOUND', `The read models know no dead letter ${id}: look with on-record dead-letters list --state all.`);
}

function toJson(original: Original): object {
  const { letter, kind } = original;
  if (kind !== 'there') return { ...letterJson(letter), record: { state: kind } };
  const { headers, value, key } = original.record;
  return { ...letterJson(letter), record: { state: kind, key, headers, value: value === null ? null : Buffer.from(value).toString('base64'), reading: original.reading } };
}

function describe(original: Original): string {
  const { letter } = original;
  const { topic, partition, offset, code, reason, stage, state, resolvedAt, resolvedBy, resolutionReason } = letter;
  const { deadLetterId, key, eventId, eventType, attempts, firstFailedAt, lastFailedAt, fingerprint } = letter;
  const settled = state === 'open' ? 'open' : `${state} ${String(resolvedAt)} by ${printable(String(resolvedBy))}: ${printable(String(resolutionReason))}`;
  const fields = { deadLetterId, stage, place: `${topic}/${partition}/${offset}`, key, eventId, eventType, attempts, firstFailedAt, lastFailedAt, fingerprint };
  return [
    `${printable(code)}: ${printable(reason)}`,
    `State: ${settled}`,
    toTable(Object.entries(fields).map(([field, value]) => ({ field, value }))),
    ...recordSections(original),
  ].join('\n\n');
}

function recordSections(original: Original): readonly string[] {
  if (original.kind === 'gone') return ['Its record is no longer in the log: folded by compaction, or erased. It cannot be retried.'];
  if (original.kind === 'changed') return ['Another record stands at its place now: was the topic made anew? It cannot be retried.'];
  const { record: { headers, value }, reading } = original;
  return [
    reading.isReadable ? `This release reads it: ${reading.eventType}` : `This release still refuses it: ${reading.code}: ${printable(reading.reason)}`,
    `Headers\n\n${toTable(Object.entries(headers).map(([name, text]) => ({ name, value: text })))}`,
    value === null ? 'Value: none (a tombstone)' : `Value: ${value.byteLength} bytes\n\n${printableText(new TextDecoder('utf-8').decode(value), MOST_VALUE)}`,
  ];
}
