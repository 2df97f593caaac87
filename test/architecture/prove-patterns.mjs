// Reads regular expressions, a JSON array of their sources, and prints for each why its cost may grow faster than its text, or null.
// A process of its own: recheck counts work only as long as no clock stops it, and inside Jest it is many times slower.
import recheck from 'recheck/lib/browser.js';
import { text } from 'node:stream/consumers';

/** No clock but the last: all limits of recheck that remain count work, so that the verdict is the same on any machine. */
const limits = { timeout: 120_000, incubationTimeout: null, attackTimeout: null };

/** The build of recheck that is JavaScript alone, with neither Java nor a binary beside it. */
function faultOf(source) {
  const slash = source.lastIndexOf('/');
  const found = recheck.checkSync(source.slice(1, slash), source.slice(slash + 1), limits);
  if (found.status === 'safe') return null;
  return found.status === 'vulnerable' ? `is ${found.complexity.summary}: try ${found.attack.pattern}` : `is not proved (${found.error.kind})`;
}

const sources = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(sources.map(faultOf)));
