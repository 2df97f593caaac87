import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { runCommand } from '../../tools/stack/run-command.ts';
import { signatureOf } from '../../tools/stack/push-samples.ts';
import { freePort } from '../support/free-port';
import { until } from '../support/until';
import { composeHere, type ComposeCommand } from './compose-command';

const root = join(__dirname, '..', '..');

/** The services of the product that go on until they are stopped, as `docker-compose.yml` calls them. */
export const services = ['kafka', 'postgres', 'ingestor', 'extractor', 'projector', 'query'] as const;

/** A service of the product. */
export type ServiceName = (typeof services)[number];

/** What the query API shows of everything, in an order of its own. */
export interface ShownRecord {
  readonly articles: readonly object[];
  readonly statements: readonly object[];
  readonly accusations: readonly object[];
  readonly denials: readonly object[];
}

const COMMAND_WITHIN_MS = 5 * 60_000;

/** The product of `docker-compose.yml` under a name, with an image and on ports of its own, so that nothing else on the machine is touched. */
export class ComposedProduct {
  private readonly project = `on-record-test-${randomBytes(4).toString('hex')}`;
  private readonly environment: NodeJS.ProcessEnv;
  private sampleSecret: string | undefined;

  private constructor(private readonly command: ComposeCommand, private readonly ports: { readonly query: number; readonly push: number; readonly sql: number }) {
    this.environment = {
      ...process.env,
      COMPOSE_PROJECT_NAME: this.project,
      ON_RECORD_IMAGE: this.project,
      ON_RECORD_QUERY_PORT: String(ports.query),
      ON_RECORD_PUSH_PORT: String(ports.push),
      ON_RECORD_SQL_PORT: String(ports.sql),
    };
  }

  /** Chooses names and ports; starts nothing. */
  static async choose(): Promise<ComposedProduct> {
    const command = composeHere();
    if (command === undefined) throw new Error('There is no Docker Compose here.');
    return new ComposedProduct(command, { query: await freePort(), push: await freePort(), sql: await freePort() });
  }

  /** Runs a command of Docker Compose for this product; gives what it printed. Throws with that when it fails. */
  compose(...rest: readonly string[]): Promise<string> {
    return this.run([...this.command, ...rest]);
  }

  /** Runs a line as a person would type it, for this product; gives what it printed. Throws with that when it fails. */
  shell(line: string): Promise<string> {
    return this.run(['sh', '-c', line]);
  }

  /** Runs a command of Docker; gives what it printed. Throws with that when it fails. */
  docker(...rest: readonly string[]): Promise<string> {
    return this.run(['docker', ...rest]);
  }

  /** Brings up what does not run, and waits until people can use it. */
  async up(...rest: readonly string[]): Promise<void> {
    await this.compose('up', '--detach', ...rest);
    await this.ready();
  }

  /** Waits until all that runs is healthy. */
  async ready(): Promise<void> {
    let last = '';
    const look = async (): Promise<boolean> => {
      const states = await Promise.all(services.map(async (service) => `${service}: ${await this.healthOf(service)}`));
      last = states.join('; ');
      return states.every((state) => state.split(': ')[1]?.split(',').every((each) => each === 'healthy'));
    };
    await until(look, { withinMs: 180_000, everyMs: 1_000, describe: () => `all services to be healthy (now ${last})` }).catch(async (error: unknown) => {
      const log = await this.compose('logs', '--no-color', '--tail', '20').catch(String);
      throw new Error(`${error instanceof Error ? error.message : String(error)}\n${log}`, { cause: error });
    });
  }

  /** The ids of the containers of a service. */
  async containersOf(service: string): Promise<readonly string[]> {
    return lines(await this.docker('ps', '--all', '--quiet', '--no-trunc', '--filter', `label=com.docker.compose.project=${this.project}`, '--filter', `label=com.docker.compose.service=${service}`));
  }

  /** A field of each container of a service, by a template of `docker inspect`. */
  async inspect(service: string, template: string): Promise<readonly string[]> {
    const containers = await this.containersOf(service);
    return containers.length === 0 ? [] : lines(await this.docker('inspect', '--format', template, ...containers));
  }

  /** Pushes an article through the published port, signed, in the name of the sample newsroom. */
  async push(article: object): Promise<{ readonly status: number; readonly articleId: string | undefined }> {
    const body = Buffer.from(JSON.stringify(article));
    const response = await fetch(`http://127.0.0.1:${this.ports.push}/v1/push/sample-newsroom`, {
      method: 'POST', body, signal: AbortSignal.timeout(20_000),
      headers: { 'content-type': 'application/json', 'x-on-record-signature': signatureOf(body, await this.secret()) },
    });
    // Every answer of the push endpoint is a JSON object.
    const { articleId } = (await response.json()) as { readonly articleId?: string };
    return { status: response.status, articleId };
  }

  /** Asks the query API through its published port. */
  async get(path: string): Promise<Record<string, unknown>> {
    const response = await fetch(`http://127.0.0.1:${this.ports.query}${path}`, { signal: AbortSignal.timeout(20_000) });
    if (!response.ok) throw new Error(`GET ${path} answered ${response.status}: ${await response.text()}`);
    // Every answer of the query API is a JSON object.
    return (await response.json()) as Record<string, unknown>;
  }

  /** All that the query API shows. */
  async shown(): Promise<ShownRecord> {
    const [articles, statements, accusations, denials] = await Promise.all(['articles', 'statements', 'accusations', 'denials'].map((what) => this.listOf(`/v1/${what}`)));
    return { articles: articles ?? [], statements: statements ?? [], accusations: accusations ?? [], denials: denials ?? [] };
  }

  /** What Docker knows of all containers of the product, and all that these have logged. */
  async everythingSaid(): Promise<string> {
    const containers = lines(await this.docker('ps', '--all', '--quiet', '--filter', `label=com.docker.compose.project=${this.project}`));
    // One by one, for of a command only so much of its output is kept.
    const said = await Promise.all(containers.map(async (id) => [await this.docker('inspect', id), await this.docker('logs', id)]));
    return said.flat().join('\n');
  }

  /** Takes everything away: containers, networks, volumes, image. */
  async end(): Promise<void> {
    await this.compose('down', '--volumes', '--remove-orphans', '--timeout', '5');
    await this.docker('image', 'rm', '--force', this.project).catch(() => undefined);
  }

  private async listOf(path: string): Promise<readonly object[]> {
    const found: object[] = [];
    let after: string | undefined;
    do {
      // Lists are pages of objects with the cursor of the next page.
      const page = (await this.get(`${path}?limit=200${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`)) as { readonly items: readonly object[]; readonly next?: string | null };
      found.push(...page.items);
      after = page.next ?? undefined;
    } while (after !== undefined);
    return found;
  }

  private async healthOf(service: ServiceName): Promise<string> {
    return (await this.inspect(service, '{{.State.Status}} {{.State.Health.Status}}')).map((state) => state.replace('running ', '')).join(',') || 'not there';
  }

  /** The secret was drawn in a container; those who push would be told it by the operator. */
  private async secret(): Promise<string> {
    return (this.sampleSecret ??= (await this.compose('exec', '-T', 'ingestor', 'cat', '/run/secrets/ingestor/sample_newsroom_secret')).trim());
  }

  private async run([command = '', ...rest]: readonly string[]): Promise<string> {
    const result = await runCommand({ command, arguments: rest, withinMs: COMMAND_WITHIN_MS, workingFolder: root, environment: this.environment });
    if (!result.isOk) throw new Error(`${[command, ...rest].join(' ')} gave ${result.ending}:\n${result.output.trim().split('\n').slice(-40).join('\n')}`);
    return result.output;
  }
}

function lines(output: string): readonly string[] {
  return output.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
