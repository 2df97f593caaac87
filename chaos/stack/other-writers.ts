import {
  eventIdOf, makeEvent, spanOf, toExtractionEvents, topicNamesOf, writeEvent,
  type Event, type EventLog, type Findings, type LogRecord, type Party,
} from '@on-record/domain';
import { connectKafkaLog } from '@on-record/event-log';
import { pause } from '../../tools/stack/wait-until.ts';
import { momentOf, type Poison, type Revision, type SourceRetraction } from '../story/story.ts';
import type { PushAnswer } from './newsroom.ts';

/** A version greater than any that the product has. */
const foreignVersion = '9.9.9+chaos';
const giveUpAfterMs = 120_000;

/** Those who write to the log besides the services: an engine that is not ours, an operator, and somebody who writes what nobody can read. */
export interface OtherWriters {
  /** Appends the end of a run, whose findings are not all there yet. */
  readonly appendForeignRun: (revision: Revision, answer: PushAnswer) => Promise<void>;
  /** Appends what the run still lacks. */
  readonly appendRest: (revision: Revision, answer: PushAnswer) => Promise<void>;
  readonly appendReinstatement: (retraction: SourceRetraction, answer: PushAnswer) => Promise<void>;
  readonly appendPoison: (poison: Poison, answer: PushAnswer) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Connects them to the log by the product's own door. */
export async function connectOtherWriters(brokers: string, topicPrefix: string): Promise<OtherWriters> {
  const log = await connectKafkaLog({ brokers: [brokers], clientId: 'on-record-chaos' });
  const topicNames = topicNamesOf(topicPrefix);
  const append = (events: readonly Event[]): Promise<void> => appendUntilKept(log, events.map((event) => writeEvent(event, topicNames)));
  const isRest = ({ type }: Event): boolean => type === 'AccusationExtracted';
  return {
    // The last event closes the run; here it comes first.
    appendForeignRun: (revision, answer) => append(foreignEvents(revision, answer).filter((event) => !isRest(event)).toReversed()),
    appendRest: (revision, answer) => append(foreignEvents(revision, answer).filter(isRest)),
    appendReinstatement: (retraction, answer) => append([reinstatement(retraction, answer)]),
    appendPoison: (poison, answer) => appendUntilKept(log, [poisonOf(poison, writeEvent(eventFor(poison, answer), topicNames))]),
    close: () => log.close(),
  };
}

/** Appending again does no harm: the same events have the same ids. */
async function appendUntilKept(log: EventLog, records: readonly LogRecord[]): Promise<void> {
  const deadline = performance.now() + giveUpAfterMs;
  for (;;) {
    try {
      return await log.append(records, { deadlineMs: 5_000 });
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(300);
    }
  }
}

/** In the partition of the article, among its good records. Appending again may leave a second copy at another place, which is then poison too. */
function poisonOf({ key, malformation }: Poison, good: LogRecord): LogRecord {
  const bad = malformation.malform(good);
  if (bad.headers === good.headers && Buffer.from(bad.value ?? []).equals(good.value ?? Buffer.of())) throw new Error(`No record of ${key} can be made that ${malformation.what}.`);
  return { ...bad, key };
}

function eventFor({ topic, revision }: Poison, answer: PushAnswer): Event {
  const end = foreignEvents(revision, answer).at(-1);
  if (topic === 'articles' || end === undefined) return articleEvent(revision, answer);
  return end;
}

function foreignEvents(revision: Revision, answer: PushAnswer): readonly Event[] {
  // Of their cause the events of a run take the ids and the time, and nothing else.
  return toExtractionEvents(articleEvent(revision, answer), foreignVersion, { kind: 'extracted', findings: foreignFindings(revision), diagnostics: [], workUnits: 1 });
}

function articleEvent(revision: Revision, { articleId, factId: revisionId, eventId, deliveryId }: PushAnswer): Event<'ArticleReceived'> {
  const time = momentOf(revision.createdMinute);
  return makeEvent('ArticleReceived', { id: eventId, subject: articleId, time, correlationId: deliveryId, causationId: eventId }, {
    articleId, revisionId, deliveryId, source: 'chaos-daily', guid: revision.guid, receivedAt: time,
    orderKey: { version: revision.version, versionCreatedMs: 0, receivedAtMs: 0, contentHash: '0'.repeat(64) },
    content: { text: '', marks: [], headline: '', language: 'en', publishedAt: time, timeZone: 'UTC' },
  });
}

/** Each sentence as a statement of nobody; and the accusations, with shorter words and actors of another name. */
function foreignFindings({ content }: Revision): Findings {
  const text = [content.headline, ...content.sentences.map((sentence) => sentence.text)].join('\n');
  const placeOf = (words: string, from = 0) => spanOf(text, text.indexOf(words, from), text.indexOf(words, from) + words.length);
  return {
    statements: content.sentences.map((sentence) => ({ kind: 'indirect', content: placeOf(sentence.text), speaker: { kind: 'unknown', reason: 'not-named' }, zone: 'body' })),
    accusations: content.sentences.flatMap(({ text: words, foreign }) => {
      if (foreign === undefined) return [];
      const begin = text.indexOf(words);
      const accusation = {
        accuser: farActor(foreign.accuser), accused: farActor(foreign.accused), trigger: placeOf('accused', begin), allegation: placeOf(foreign.allegation, begin),
        certainty: 'certain' as const, modality: 'asserted' as const, legal: 'none' as const, zone: 'body' as const,
      };
      return [{ accusation }];
    }),
    denials: [],
  };
}

function farActor(name: string): Party {
  return { kind: 'actor', actor: { canonical: `group:far-${name.toLowerCase()}`, name: `Far ${name}` } };
}

function reinstatement({ createdMinute }: SourceRetraction, { articleId, factId: retractionId, eventId, deliveryId }: PushAnswer): Event {
  const time = momentOf(createdMinute);
  const context = { id: eventIdOf('ArticleReinstated', retractionId), subject: articleId, time, correlationId: deliveryId, causationId: eventId };
  return makeEvent('ArticleReinstated', context, { articleId, retractionId, reinstatedAt: time, by: { actor: 'chaos', reason: 'It was right after all.' } });
}
