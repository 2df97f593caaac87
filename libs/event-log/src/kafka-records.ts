import type { StoredRecord, TopicPartition } from '@on-record/domain';
import type { EachBatchPayload, IHeaders, KafkaMessage } from './kafka-client';
import type { FetchedBatch } from './partition-fetcher';
import { isIdentityRecord } from './topic-identity';

/** A batch of KafkaJS in the terms of the port, without the identity record unless it is asked for. */
export function toFetchedBatch(batch: EachBatchPayload['batch'], { withIdentity }: { readonly withIdentity: boolean }): FetchedBatch {
  const { topic, partition } = batch;
  const records = batch.messages.map((message) => toStoredRecord(message, { topic, partition }));
  return {
    topic,
    partition,
    // Each batch of KafkaJS 2.2.4 has this field (src/consumer/batch.js), though its types do not name it.
    fetchedOffset: BigInt((batch as typeof batch & { readonly fetchedOffset: string }).fetchedOffset),
    nextOffset: BigInt(batch.lastOffset()) + 1n,
    endOffset: BigInt(batch.highWatermark),
    records: withIdentity ? records : records.filter((record) => !isIdentityRecord(record)),
  };
}

function toStoredRecord({ key, value, headers, offset, timestamp }: KafkaMessage, at: TopicPartition): StoredRecord {
  return {
    ...at,
    key: key === null ? '' : key.toString('utf8'),
    headers: toTextHeaders(headers ?? {}),
    value,
    offset: BigInt(offset),
    appendedAtMs: Number(timestamp),
  };
}

/** Header values are text; of a name that stands there twice, the last counts. */
function toTextHeaders(headers: IHeaders): Readonly<Record<string, string>> {
  // Without a prototype: names come from outside, and `__proto__` is one that they may have.
  const text: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(headers)) {
    const last = Array.isArray(value) ? value.at(-1) : value;
    if (last !== undefined) text[name] = last.toString();
  }
  return { ...text };
}
