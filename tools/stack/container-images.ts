import { newestPostgres } from './postgres-versions.ts';

/**
 * The images of containers, wherever one is started: `npm start` without Java, tests from containers, and docker-compose.yml.
 * Kafka is another release than the one from Maven on purpose, so that the suites run on both (ADR 32).
 */
export const kafkaImage = 'apache/kafka:4.1.1';

/** The image of a PostgreSQL by its major version, the newest that is supported unless another is named. */
export function postgresImage(version: number = newestPostgres): string {
  return `postgres:${version}`;
}

/** The image that our own stands on, in the Dockerfile. */
export const nodeImage = 'node:24-bookworm-slim';
