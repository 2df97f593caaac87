import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeWithBrokerControl } from '../support/broker-control';
import { Product } from '../support/product';
import { LOGIN, startSecureBroker, type SecureBroker } from '../support/secure-broker';
import { startSecurePostgres, type SecurePostgres } from '../support/secure-postgres';
import { READER_PASSWORD } from '../support/database';
import { uniqueName } from '../support/services';
import { until } from '../support/until';

jest.setTimeout(180_000);

const sample = JSON.parse(readFileSync(join(__dirname, '..', '..', 'samples', 'seed-article.json'), 'utf8')) as Record<string, unknown>;
const NEWSROOM = 'a secret of the newsroom that stands in a file';

/** All processes and verbs on a broker and a database that are reached by TLS and a login, with every secret in a file. */
describeWithBrokerControl('the product on safe connections', () => {
  const folder = mkdtempSync(join(tmpdir(), 'on-record-secrets-'));
  let broker: SecureBroker;
  let postgres: SecurePostgres;
  let product: Product;

  const fileOf = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, `${content}\n`, { mode: 0o600 });
    return path;
  };
  /** An address without a password, as it may stand anywhere. */
  const addressFor = (role: string): string => {
    const url = new URL(postgres.url);
    Object.assign(url, { username: role, password: '', search: new URLSearchParams({ sslmode: 'verify-full', sslrootcert: join(folder, 'postgres-ca.pem') }).toString() });
    return url.href;
  };

  beforeAll(async () => {
    [broker, postgres] = await Promise.all([startSecureBroker(), startSecurePostgres()]);
    fileOf('postgres-ca.pem', postgres.authority.cert);
    product = new Product({
      brokers: broker.doors.sasl,
      topicPrefix: uniqueName('secure'),
      databaseUrl: addressFor('on_record'),
      secret: NEWSROOM,
      environment: {
        KAFKA_TLS: 'on', KAFKA_TLS_CA_FILE: fileOf('kafka-ca.pem', broker.authority.cert),
        KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512', KAFKA_SASL_USERNAME: LOGIN.username, KAFKA_SASL_PASSWORD_FILE: fileOf('kafka-password', LOGIN.password),
        DATABASE_PASSWORD_FILE: fileOf('owner-password', new URL(postgres.url).password),
        READER_PASSWORD: '', READER_PASSWORD_FILE: fileOf('reader-password', READER_PASSWORD),
        SPEC_DAILY_SECRET_FILE: fileOf('newsroom', NEWSROOM),
      },
    });
    await product.operator('setup');
    const reading = { QUERY_DATABASE_URL: addressFor('on_record_reader'), QUERY_DATABASE_PASSWORD_FILE: join(folder, 'reader-password') };
    for (const app of ['ingestor', 'extractor', 'projector', 'query'] as const) await product.startApp(app, app === 'query' ? reading : {});
  });
  afterAll(async () => {
    await product?.stop();
    await broker?.end();
    await postgres?.end();
    rmSync(folder, { recursive: true });
  });

  it('takes an article from push to query API', async () => {
    const pushed = await product.push(sample);
    expect(pushed.status).toBe(201);
    const path = `/v1/articles/${String(pushed.body['articleId'])}`;
    await until(async () => (await product.get(path)).body['state'] === 'visible', { withinMs: 60_000, describe: 'the article to become visible' });
    expect(JSON.parse(await product.operator('status', '--json'))).toMatchObject({ articles: { visible: 1 } });
  });

  it('is well by its doctor, which says how it is reached and shows no secret', async () => {
    const printed = await product.operator('doctor', '--json');
    const found = new Map((JSON.parse(printed) as { check: string; verdict: string; found: string }[]).map((check) => [check.check, check]));
    expect(found.get('Kafka encryption')).toMatchObject({ verdict: 'ok', found: 'The connection is encrypted, and on-record logs in by scram-sha-512.' });
    expect(found.get('Postgres encryption')).toMatchObject({ verdict: 'ok', found: expect.stringMatching(/encrypted by TLSv1/) as string });
    for (const secret of [LOGIN.password, READER_PASSWORD, NEWSROOM, new URL(postgres.url).password]) expect(printed).not.toContain(secret);
  });

  it('follows the secret of a newsroom when its file is replaced', async () => {
    fileOf('newsroom', 'another secret, which the newsroom has not yet');
    await until(async () => (await product.push(sample)).status === 401, { withinMs: 20_000, describe: 'the old secret to be refused' });
    fileOf('newsroom', NEWSROOM);
    await until(async () => (await product.push(sample)).status === 200, { withinMs: 20_000, describe: 'the secret to be taken again' });
  });

  it.each<[string, () => Readonly<Record<string, string>>, RegExp]>([
    ['a wrong password', () => ({ KAFKA_SASL_PASSWORD_FILE: fileOf('wrong', 'wrong') }), /^LOG_ACCESS_DENIED: .*check KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD/m],
    ['another authority', () => ({ KAFKA_TLS_CA_FILE: fileOf('stranger.pem', broker.stranger.cert) }), /^LOG_TLS_FAILED: .*signed by no authority/m],
    ['another authority, where the environment tells Node to check nothing', () => ({ KAFKA_TLS_CA_FILE: fileOf('stranger.pem', broker.stranger.cert), NODE_TLS_REJECT_UNAUTHORIZED: '0' }), /^LOG_TLS_FAILED: .*signed by no authority/m],
    ['a secret that is not there', () => ({ KAFKA_SASL_PASSWORD_FILE: join(folder, 'nowhere') }), /^CONFIGURATION_INVALID: .*\n {2}KAFKA_SASL_PASSWORD_FILE: given ".*nowhere"; the file .* \(ENOENT\)/m],
  ])('does not start with %s, and says why', async (_name, settings, words) => {
    await product.stopApp('extractor');
    expect(await product.refusalOf('extractor', settings())).toMatch(words);
  });
});
