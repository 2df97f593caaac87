import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { extractorConfiguration } from '../../apps/extractor/src/extractor.config';
import { ingestorConfiguration } from '../../apps/ingestor/src/ingestor.config';
import { resubmitConfiguration, setupConfiguration } from '../../apps/operator/src/operator.config';
import { projectorConfiguration } from '../../apps/projector/src/projector.config';
import { queryConfiguration } from '../../apps/projector/src/query/query.config';
import { workspaceRoot } from './source-files';

const page = readFileSync(join(workspaceRoot, 'docs', 'settings.md'), 'utf8');
const everywhere = settingsUnder('All processes');

describe('docs/settings.md', () => {
  it.each<readonly [string, Pick<z.ZodObject, 'shape'>]>([
    ['ingestor', ingestorConfiguration],
    ['extractor', extractorConfiguration],
    ['projector', projectorConfiguration],
    ['query', queryConfiguration],
    ['operator', { shape: { ...setupConfiguration.shape, ...resubmitConfiguration.shape } }],
  ])('has the settings of %s, and no others', (title, { shape }) => {
    const named = settingsUnder(title);
    expect([...new Set([...named, ...everywhere.filter((name) => name in shape)])].sort()).toEqual(Object.keys(shape).sort());
  });

  it('has under "All processes" only what several have', () => {
    const schemas = [ingestorConfiguration, extractorConfiguration, projectorConfiguration, queryConfiguration, setupConfiguration];
    expect(everywhere.filter((name) => schemas.filter(({ shape }) => name in shape).length < 3)).toEqual([]);
  });
});

/** The names in the first column of the table under a heading. */
function settingsUnder(title: string): readonly string[] {
  const section = page.split(/^## /m).find((each) => each.startsWith(`${title}\n`)) ?? '';
  const cells = section.split('\n').flatMap((line) => /^\| (`[^|]+) \|/.exec(line)?.[1] ?? []);
  return cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name ?? ''));
}
