import { errorCodes, isRetriable } from '@on-record/domain';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspaceRoot } from './source-files';

interface Section {
  readonly code: string;
  /** One sentence each. */
  readonly lines: readonly string[];
}

const sections = sectionsOf(readFileSync(join(workspaceRoot, 'docs', 'errors.md'), 'utf8'));

describe('docs/errors.md', () => {
  it('has a section for every error code, in the order of the closed list', () => {
    expect(sections.map(({ code }) => code)).toEqual(errorCodes);
  });

  it('says at least two sentences about each, one a line', () => {
    expect(sections.filter(({ lines }) => lines.length < 2 || lines.some((line) => !/\.`?$/.test(line)))).toEqual([]);
  });

  it('says once of each whether it is retriable, as the closed list does', () => {
    const said = sections.map(({ code, lines }) => [code, lines.flatMap(verdictOf)]);
    expect(said).toEqual(errorCodes.map((code) => [code, [isRetriable(code)]]));
  });
});

/** What stands under each heading of the third level, up to the next heading of any level. */
function sectionsOf(page: string): readonly Section[] {
  return page.split(/^(?=#{1,3} )/m).flatMap((part) => {
    const [heading = '', ...lines] = part.split('\n');
    return heading.startsWith('### ') ? [{ code: heading.slice('### '.length), lines: lines.filter((line) => line !== '') }] : [];
  });
}

function verdictOf(line: string): readonly boolean[] {
  const verdict = /^(Not retriable|Retriable): /.exec(line)?.[1];
  return verdict === undefined ? [] : [verdict === 'Retriable'];
}
