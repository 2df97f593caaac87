import { join } from 'node:path';
import { lastLines, startChild } from '../../tools/stack/child-process.ts';
import { choosePort } from '../../tools/stack/free-ports.ts';
import { digestsOf, type TableDigest } from '../oracle/digests.ts';
import { connectSql, type Sql } from '../oracle/sql.ts';
import type { ChaosStack } from '../stack/chaos-stack.ts';
import type { KafkaLook } from '../stack/kafka-look.ts';
import { commonSettings } from '../stack/service-plans.ts';
import { settle } from './settle.ts';

const database = 'on_record_anew';
const withinMs = 120_000;

/** Projects the whole log into a new database by one projector with nothing in its way, and gives the digests of its rows. */
export async function projectAnew(stack: ChaosStack, { offsets, live }: { readonly offsets: KafkaLook; readonly live: Sql }): Promise<readonly TableDigest[]> {
  const { installation, state } = stack;
  await live.rows(`CREATE DATABASE ${database}`);
  const url = new URL(installation.databaseUrl);
  url.pathname = `/${database}`;
  await stack.setUp(url.href);
  const port = await choosePort(state, 'projector-anew');
  const projector = await startChild({
    name: 'projector-anew', command: process.execPath, arguments: [join(installation.root, 'apps', 'projector', 'dist', 'main.js')],
    environment: { ...commonSettings({ ...installation, databaseUrl: url.href }), PROJECTOR_GROUP: `${installation.topicPrefix}-anew`, PROJECTOR_HOST: '127.0.0.1', PROJECTOR_PORT: String(port) },
    state, workingFolder: installation.root,
  });
  const sql = connectSql(url.href);
  try {
    const { topicPrefix } = installation;
    const behind = await settle({ offsets, sql, topicPrefix, extractorGroup: `${topicPrefix}-extractor`, withinMs });
    if (behind !== undefined) throw new Error(`The log could not be projected anew within ${withinMs / 1_000} s: ${behind}. The log of the projector ends:\n${lastLines(projector.logFile)}`);
    return await digestsOf(sql);
  } finally {
    await sql.close();
    await projector.stop();
  }
}
