import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptDatabaseCommand } from './accept-database.command';
import { doctorCommand } from './doctor/doctor.command';
import { extractCommand } from './extract/extract.command';
import { lagCommand } from './lag.command';
import { setupCommand } from './setup.command';
import { statusCommand } from './status.command';
import { traceCommand } from './trace.command';

const path = join(__dirname, '..', '..', '..', 'docs', 'command-line.md');
const BLOCK = /^```text\n[^]*?```$/gm;

it('docs/command-line.md shows the help of every verb; with UPDATE_DOCS=1 this test writes it anew', () => {
  const helps = [setupCommand(), statusCommand(), lagCommand(), traceCommand(), doctorCommand(), acceptDatabaseCommand(), extractCommand()].map((verb) =>
    `\`\`\`text\n${verb.name(`on-record ${verb.name()}`).configureHelp({ helpWidth: 80 }).helpInformation()}\`\`\``);
  const before = readFileSync(path, 'utf8');
  expect(before.match(BLOCK)).toHaveLength(helps.length);
  let place = 0;
  const page = before.replaceAll(BLOCK, () => helps[place++] ?? '');
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});
