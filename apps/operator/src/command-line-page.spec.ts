import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { verbs } from './verbs';

const path = join(__dirname, '..', '..', '..', 'docs', 'command-line.md');
const BLOCK = /^```text\n[^]*?```$/gm;

it('docs/command-line.md shows the help of every verb; with UPDATE_DOCS=1 this test writes it anew', () => {
  const helps = verbs().flatMap((verb) => leavesOf(verb.name(`on-record ${verb.name()}`))).map((verb) => `\`\`\`text\n${helpOf(verb)}\`\`\``);
  const before = readFileSync(path, 'utf8');
  expect(before.match(BLOCK)).toHaveLength(helps.length);
  let place = 0;
  const page = before.replaceAll(BLOCK, () => helps[place++] ?? '');
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(path, page);
  expect(readFileSync(path, 'utf8')).toBe(page);
});

/** The verbs that do something: a family of verbs stands for its members. */
function leavesOf(verb: Command): readonly Command[] {
  return verb.commands.length === 0 ? [verb] : verb.commands.flatMap(leavesOf);
}

/** What `--help` prints, examples included. */
function helpOf(verb: Command): string {
  let printed = '';
  verb.configureHelp({ helpWidth: 80 }).configureOutput({ writeOut: (text) => void (printed += text) }).outputHelp();
  return printed;
}
