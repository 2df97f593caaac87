import { messageOf } from './error-message.ts';
import { givenSetting } from './given-settings.ts';
import { startDockerKafka, whyNotDocker } from './kafka-from-docker.ts';
import { startMavenKafka, whyNotMaven } from './kafka-from-maven.ts';
import { waitForPort } from './kafka-probe.ts';
import type { Progress } from './progress.ts';
import { neverEnds, type RunningService } from './running-service.ts';
import type { StateFolder } from './state-folder.ts';

/** A way to come by a Kafka. */
export type KafkaChoice = 'given' | 'maven' | 'docker';

/** One way to come by a Kafka, as it stands on this machine. */
export interface KafkaOffer {
  readonly choice: KafkaChoice;
  /** Why it cannot be taken here, or `undefined` when it can be tried. */
  readonly whyNot: () => Promise<string | undefined>;
  readonly start: () => Promise<RunningService>;
}

/** What the choice among the offers depends on. */
export interface KafkaWish {
  readonly state: StateFolder;
  readonly cacheFolder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly progress: Progress;
}

const order: readonly KafkaChoice[] = ['given', 'maven', 'docker'];

/** Gives a Kafka by the first way that works: the one that is given, one from Maven, one from Docker. Throws with all reasons when none works. */
export function resolveKafka(wish: KafkaWish): Promise<RunningService> {
  return takeFirst(kafkaOffers(wish), forcedChoice(wish.environment), wish.progress);
}

/** The choice that `ON_RECORD_KAFKA` forces; throws when it names none. */
export function forcedChoice(environment: NodeJS.ProcessEnv): KafkaChoice | undefined {
  const wanted = environment['ON_RECORD_KAFKA'];
  if (wanted === undefined || wanted === '') return undefined;
  const choice = order.find((each) => each === wanted);
  if (choice === undefined) throw new Error(`ON_RECORD_KAFKA is "${wanted}"; allowed are ${order.join(', ')}, or nothing for the first that works.`);
  return choice;
}

/** Tries the offers in their order, or only the forced one. A Kafka that was given is never silently replaced by another. */
export async function takeFirst(offers: readonly KafkaOffer[], forced: KafkaChoice | undefined, progress: Progress): Promise<RunningService> {
  const reasons: string[] = [];
  for (const offer of offers.filter(({ choice }) => forced === undefined || choice === forced)) {
    const whyNot = await offer.whyNot();
    if (whyNot === undefined) {
      try {
        return await offer.start();
      } catch (error) {
        const reason = messageOf(error);
        if (offer.choice === 'given') throw new Error(`KAFKA_BROKERS is set, but cannot be used: ${reason}`, { cause: error });
        progress.say(`  Kafka by way of ${offer.choice} failed: ${reason}`);
        reasons.push(`${offer.choice}: ${reason}`);
        continue;
      }
    }
    reasons.push(`${offer.choice}: ${whyNot}`);
  }
  throw new Error(noKafka(reasons, forced));
}

function kafkaOffers({ state, cacheFolder, environment, progress }: KafkaWish): readonly KafkaOffer[] {
  const brokers = (givenSetting('KAFKA_BROKERS', environment) ?? '').split(',').map((each) => each.trim()).filter(Boolean);
  return [
    { choice: 'given', whyNot: async () => (brokers.length > 0 ? undefined : 'KAFKA_BROKERS is not set'), start: () => useGiven(brokers) },
    { choice: 'maven', whyNot: () => whyNotMaven(cacheFolder), start: () => startMavenKafka({ state, cacheFolder, progress }) },
    { choice: 'docker', whyNot: () => whyNotDocker(), start: () => startDockerKafka({ state, progress }) },
  ];
}

async function useGiven(brokers: readonly string[]): Promise<RunningService> {
  await Promise.any(brokers.map((each) => waitForPort(each, 10_000))).catch((error: unknown) => {
    const reasons = error instanceof AggregateError ? error.errors : [error];
    throw new Error(reasons.map((each) => (messageOf(each))).join(' '), { cause: error });
  });
  return { address: brokers.join(','), origin: 'given by KAFKA_BROKERS', isGiven: true, ended: neverEnds(), stop: () => Promise.resolve() };
}

function noKafka(reasons: readonly string[], forced: KafkaChoice | undefined): string {
  return [
    forced === undefined ? 'No Kafka could be had in any of the three ways:' : `ON_RECORD_KAFKA forces "${forced}", which does not work here:`,
    ...reasons.map((reason) => `  - ${reason}`),
    'Do one of these and start again:',
    '  - set KAFKA_BROKERS=host:port to use a Kafka that runs already;',
    '  - install Java 17 or newer and Maven (on Debian: apt-get install default-jre-headless maven);',
    '  - start a Docker daemon.',
  ].join('\n');
}
