import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventsPage } from './events-page.ts';

it('docs/events.md is what the catalogue says; `npm run docs` writes it anew', () => {
  expect(readFileSync(join(__dirname, '..', '..', 'docs', 'events.md'), 'utf8')).toBe(eventsPage());
});
