// A process of its own for one reader: it says when its first text is read, and after all texts how much memory it holds.
import { text } from 'node:stream/consumers';
import { loadReader, readerNames } from './readers-alone.ts';

const wanted = readerNames.find((name) => name === process.argv[2]);
if (wanted === undefined) throw new Error(`"${process.argv[2] ?? ''}" is no reader.`);
// Whoever starts this process writes texts as JSON.
const texts = JSON.parse(await text(process.stdin)) as readonly string[];
const create = await loadReader(wanted);
const began = performance.now();
const read = create();
const createdMs = performance.now() - began;
read(texts[0] ?? '');
const firstReadMs = performance.now();
for (const each of texts) read(each);
process.stdout.write(JSON.stringify({ createdMs, firstReadMs, residentMb: process.memoryUsage.rss() / 2 ** 20 }));
