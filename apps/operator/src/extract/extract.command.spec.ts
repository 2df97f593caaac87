import { Readable, Writable } from 'node:stream';
import { extractCommand, extractLines } from './extract.command';
import { timeZoneOf } from './extract-lines';

/** Everything that was written to a stream. */
function collector(): { readonly stream: Writable; readonly text: () => string } {
  let written = '';
  return {
    stream: new Writable({ write(chunk: Buffer, _, done) { written += chunk.toString('utf8'); done(); } }),
    text: () => written,
  };
}

async function run(lines: readonly string[], hasHeadline = true) {
  const [output, errors] = [collector(), collector()];
  const failed = await extractLines({ input: Readable.from([lines.join('\n')]), output: output.stream, errors: errors.stream }, hasHeadline);
  const rows = output.text().split('\n').filter(Boolean).map((line) => JSON.parse(line) as { id: string; statements: { zone: string; saidAt: { value: string } | null }[] });
  return { failed, rows, errors: errors.text() };
}

const article = (id: string, text: string): string => JSON.stringify({ id, text, publishedAt: '2025-03-19T21:00:00+05:30', source: 'The Daily Ledger' });

describe('on-record extract', () => {
  it('prints one line for each article, in order', async () => {
    const { failed, rows, errors } = await run([article('one', 'Lee quits\nAnn Lee said on Monday it was over.'), '', article('two', 'It rains\nIt rained.')]);
    expect(rows.map(({ id }) => id)).toEqual(['one', 'two']);
    expect(rows[0]?.statements[0]).toMatchObject({ zone: 'body', saidAt: { value: '2025-03-17' } });
    expect({ failed, errors }).toEqual({ failed: 0, errors: '' });
  });

  it('takes the first line for body when the texts are sentences', async () => {
    const { rows } = await run([article('one', 'Ann Lee said it was over.')], false);
    expect(rows[0]?.statements[0]?.zone).toBe('body');
  });

  it('names each line that it cannot read, and reads the others', async () => {
    const { failed, rows, errors } = await run(['{not json', article('one', 'It rains\nIt rained.'), '{"id":"two"}', '{"id":"three","text":"x","publishedAt":"soon"}', article('long', 'x'.repeat(200_001))]);
    expect(rows.map(({ id }) => id)).toEqual(['one']);
    expect(failed).toBe(4);
    expect(errors.trim().split('\n').map((line) => line.slice(0, 7))).toEqual(['Line 1:', 'Line 3:', 'Line 4:', 'Line 5:']);
    expect(errors).toContain('Line 1: The line is not JSON.');
    expect(errors).toContain('publishedAt: ');
    expect(errors).toContain('TEXT_TOO_LONG');
  });

  it.each([['2025-03-19T21:00:00+05:30', '+05:30'], ['2025-03-19T21:00:00-05:00', '-05:00'], ['2025-03-19T21:00:00Z', 'UTC'], ['', 'UTC']])('takes the zone of %j from its offset', (publishedAt, zone) => {
    expect(timeZoneOf(publishedAt)).toBe(zone);
  });

  it('says so when the file cannot be opened', async () => {
    await expect(extractCommand().parseAsync(['nowhere.jsonl'], { from: 'user' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('explains itself', () => {
    const help = extractCommand().helpInformation();
    expect(help).toContain('--sentences');
    expect(help).toContain('[file]');
  });
});
