// Counts for the end of `npm test`, out of what the gates have left behind. Node 20 syntax, no dependencies.
import { readFileSync } from 'node:fs';

/** The counts of a gate that is made of commands: each counts as one. */
export function countCommand(endings) {
  const bad = endings.filter(({ ending }) => ending !== 0);
  return { passed: endings.length - bad.length, failed: bad.length, skipped: [], failures: bad.map(({ title, ending }) => `${title} (${ending})`) };
}

/** The counts of a Jest run, out of its own report. A file that could not be run, a missing report and an exit code that no test explains count as failures. */
export function countJest(reportFile, ending) {
  const report = readReport(reportFile);
  if (report === undefined) return { passed: 0, failed: 1, skipped: [], failures: [`Jest ended without a report (${ending})`] };
  const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults);
  const named = (statuses) => tests.filter(({ status }) => statuses.includes(status)).map(({ fullName }) => fullName);
  const broken = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'));
  const failures = [...named(['failed']), ...broken.map(({ name }) => `${name} could not be run`)];
  if (failures.length === 0 && ending !== 0) failures.push(`Jest ended with ${ending}`);
  return { passed: named(['passed']).length, failed: failures.length, skipped: named(['pending', 'skipped', 'todo', 'disabled']), failures };
}

/** The closing lines; the last one is the count. Good is what has no failure and has run some test at all. */
export function summarise(results) {
  const sum = (of) => results.reduce((total, result) => total + of(result), 0);
  const [passed, failed, skipped] = [sum((each) => each.passed), sum((each) => each.failed), sum((each) => each.skipped.length)];
  const rows = results.map((each) => row([each.name, each.passed, each.failed, each.skipped.length, `${each.seconds.toFixed(1)} s`]));
  const list = (title, names) => (names.length === 0 ? [] : ['', title, ...names.map((name) => `  - ${name}`)]);
  const lines = [
    row(['gate', 'passed', 'failed', 'skipped', 'time']),
    ...rows,
    ...list('Failed:', results.flatMap((each) => each.failures)),
    ...list('Skipped (the name says why):', results.flatMap((each) => each.skipped)),
    '',
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ];
  return { lines, isGood: failed === 0 && passed > 0 };
}

function row([name, ...numbers]) {
  return `${String(name).padEnd(16)}${numbers.map((each) => String(each).padStart(10)).join('')}`;
}

function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}
