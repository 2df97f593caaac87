import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { eventsPage } from './events-page.ts';

writeFileSync(fileURLToPath(new URL('../../docs/events.md', import.meta.url)), eventsPage());
