import { createHash } from 'node:crypto';
import { pause } from '../../tools/stack/wait-until.ts';
import { until } from '../support/until';
import { ComposedProduct, services, type ServiceName, type ShownRecord } from './composed-product';

const BETWEEN_PUSHES_MS = 200;

describe('the product of docker-compose.yml', () => {
  let product: ComposedProduct;
  const kept: string[] = [];

  beforeAll(async () => {
    product = await ComposedProduct.choose();
    await product.compose('build');
    await product.up();
  }, 15 * 60_000);

  afterAll(async () => product?.end(), 120_000);

  it('comes up healthy, with its secrets drawn and its topics, tables and roles made', async () => {
    expect(await product.inspect('secrets', '{{.State.Status}} {{.State.ExitCode}}')).toEqual(['exited 0']);
    expect(await product.inspect('setup', '{{.State.Status}} {{.State.ExitCode}}')).toEqual(['exited 0']);
  });

  it.each(['ingestor', 'extractor', 'projector', 'query'])('runs the %s as an ordinary user on a file system that it cannot write to, with no right of root and no secret in its settings', async (service) => {
    expect(await product.inspect(service, '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}')).toEqual(['1000:1000 true [ALL] [no-new-privileges:true]']);
    const words = await product.compose('exec', '-T', service, 'node', '-e', `
      const fs = require('node:fs');
      const said = [process.getuid()];
      for (const place of ['/app/x', '/etc/x', '/run/secrets/x']) try { fs.writeFileSync(place, ''); said.push('wrote ' + place); } catch (error) { said.push(error.code); }
      console.log(said.join(' '));`);
    expect(words.trim()).toMatch(/^1000( (EROFS|EACCES|ENOENT)){3}$/);
    const settings = (await product.inspect(service, '{{range .Config.Env}}{{println .}}{{end}}')).filter((line) => /PASSWORD|SECRET|TOKEN/.test(line));
    expect(settings.filter((line) => !/_FILE=\/run\/secrets\//.test(line))).toEqual([]);
  });

  it('shows secrets only to those who need them', async () => {
    const seen = await Promise.all(services.filter((service) => service !== 'kafka').map(async (service) => [service, await secretsIn(service)]));
    expect(Object.fromEntries(seen)).toEqual({
      postgres: ['owner/database_password', 'server/postgres_password'],
      ingestor: ['ingestor/editor_token', 'ingestor/operator_token', 'ingestor/sample_newsroom_secret'],
      extractor: [],
      projector: ['owner/database_password'],
      query: ['reader/database_password'],
    });
  });

  it('brings the licences of all that it is made of', async () => {
    const words = await product.compose('exec', '-T', 'query', 'node', '-e', `
      const fs = require('node:fs');
      const sbom = JSON.parse(fs.readFileSync('sbom.spdx.json'));
      const unknown = sbom.packages.filter((each) => !/^(MIT|ISC|Apache-2.0|BSD-[23]-Clause|0BSD|MIT-0|BlueOak-1.0.0)$/.test(each.licenseDeclared));
      console.log(JSON.stringify({ notice: fs.existsSync('NOTICE'), licence: fs.existsSync('LICENSE'), packages: sbom.packages.length > 50, unknown: unknown.map((each) => each.name + ' ' + each.licenseDeclared) }));`);
    expect(JSON.parse(words)).toEqual({ notice: true, licence: true, packages: true, unknown: [] });
  });

  it('publishes the ports for people on loopback, and no other', async () => {
    const bound = await Promise.all(services.map(async (service) => [service, (await product.inspect(service, '{{range $port, $to := .HostConfig.PortBindings}}{{range $to}}{{.HostIp}}>{{$port}} {{end}}{{end}}')).join('').trim()]));
    expect(Object.fromEntries(bound)).toEqual({ kafka: '', postgres: '127.0.0.1>5432/tcp', ingestor: '127.0.0.1>8080/tcp', extractor: '', projector: '', query: '127.0.0.1>8080/tcp' });
  });

  it('shows an article that is pushed through the published port', async () => {
    await pushAndSee(1);
    const { accusations } = await product.shown();
    expect(accusations).toMatchObject([{ accuser: { canonical: 'country:NO' }, accused: { canonical: 'country:SE' }, allegation: { text: 'hiding 1 ships' } }]);
  }, 60_000);

  it('takes the samples and says what was found', async () => {
    const words = await product.compose('run', '--rm', '-T', 'samples');
    expect(words).toContain('31 sample articles were taken.');
    expect(words).toMatch(/Moscow \(country:RU\)\s+Kyiv \(country:UA\)\s+launching airstrikes that damaged infrastructure/);
  }, 120_000);

  it('has a line for each of its parts at the desk of the operator, none of them wrong', async () => {
    const words = await product.compose('run', '--rm', '-T', 'operator', 'doctor');
    expect(words).toMatch(/ok\s+schema/);
    expect(words).not.toMatch(/^wrong/m);
  }, 60_000);

  it('shares the partitions among three extractors', async () => {
    await product.up('--scale', 'extractor=3');
    await until(async () => (await partitionsOfMembers()).join() === '4,4,4', { withinMs: 90_000, everyMs: 2_000, describe: () => 'three members to have four partitions each' });
    await pushAndSee(24);
  }, 240_000);

  it.each<ServiceName>(['kafka', 'postgres'])('loses nothing by a restart of %s in the middle of pushes', async (service) => {
    await losesNothing(() => product.compose('restart', service));
  }, 240_000);

  it.each(services)('loses nothing by a kill of the %s in the middle of pushes', async (service) => {
    await losesNothing(async () => {
      await product.compose('kill', service);
      await product.up();
    });
  }, 240_000);

  it('restarts a process that has crashed by itself', async () => {
    const [before] = await product.inspect('projector', '{{.State.StartedAt}}');
    // The first process of a container forwards signals; the one that it started is ours.
    await product.compose('exec', '-T', 'projector', 'node', '-e', `
      const fs = require('node:fs');
      const ours = fs.readdirSync('/proc').filter((pid) => /^[0-9]+$/.test(pid) && Number(pid) > 1 && fs.readFileSync('/proc/' + pid + '/cmdline', 'utf8').includes('apps/projector/dist/main.js') && Number(pid) !== process.pid);
      for (const pid of ours) process.kill(Number(pid), 'SIGKILL');`).catch(() => undefined);
    await until(async () => (await product.inspect('projector', '{{.State.StartedAt}}'))[0] !== before, { withinMs: 60_000, everyMs: 500, describe: () => 'the projector to be started again' });
    await product.ready();
    await pushAndSee(3);
  }, 180_000);

  it('stops in its own good time', async () => {
    await product.compose('stop', 'ingestor', 'extractor', 'projector', 'query');
    const endings = await Promise.all(['ingestor', 'extractor', 'projector', 'query'].map(async (service) => [service, new Set(await product.inspect(service, '{{.State.ExitCode}}'))]));
    expect(Object.fromEntries(endings)).toEqual({ ingestor: new Set(['0']), extractor: new Set(['0']), projector: new Set(['0']), query: new Set(['0']) });
    await product.up();
  }, 180_000);

  it('has everything again after down and up', async () => {
    const before = await product.shown();
    await product.compose('down');
    await product.up();
    expect(digestOf(await product.shown())).toBe(digestOf(before));
    await pushAndSee(3);
    const after = await product.shown();
    expect(after.articles).toHaveLength(before.articles.length + 3);
  }, 240_000);

  function article(place: number): object {
    return {
      guid: `compose-${place}`, version: 1, publishedAt: '2026-03-02T10:00:00Z', timeZone: 'Europe/London', headline: `Harbour talks, day ${place}`,
      body: { format: 'text', content: `Norway accused Sweden of hiding ${place} ships.\nThe talks go on, officials said on Monday.` },
    };
  }

  /** Pushes as a newsroom does, again and again until it is answered with success, while something happens; then sees all that was ever pushed, and each of it once. */
  async function losesNothing(happening: () => Promise<unknown>): Promise<void> {
    let isOver = false;
    const happened = happening().finally(() => (isOver = true));
    for (let pushes = 0; pushes < 10 || !isOver; pushes += 1) {
      await push();
      await pause(BETWEEN_PUSHES_MS);
    }
    await happened;
    await product.ready();
    await seeAll();
  }

  async function pushAndSee(count: number): Promise<void> {
    for (let pushes = 0; pushes < count; pushes += 1) await push();
    await seeAll();
  }

  async function push(): Promise<void> {
    const place = kept.length + 1;
    const id = await until(async () => {
      const { status, articleId } = await product.push(article(place));
      return [200, 201].includes(status) && articleId;
    }, { withinMs: 120_000, everyMs: 200, describe: () => `article ${place} to be kept` });
    kept.push(id);
  }

  async function seeAll(): Promise<void> {
    const wanted = kept.map((_, place) => `hiding ${place + 1} ships`).sort();
    let seen: readonly string[] = [];
    await until(async () => {
      seen = allegationsIn(await product.shown());
      return seen.length >= wanted.length;
    }, { withinMs: 90_000, everyMs: 500, describe: () => `${wanted.length} accusations to be seen (now ${seen.length})` });
    expect([...seen].sort()).toEqual(wanted);
  }

  async function secretsIn(service: string): Promise<readonly string[]> {
    const found = await product.compose('exec', '-T', service, 'sh', '-c', 'cd /run/secrets 2>/dev/null && find . -type f || true');
    return found.split('\n').filter(Boolean).map((path) => path.trim().replace(/^\.\//, '')).sort();
  }

  /** How many partitions each extractor has, the most first. */
  async function partitionsOfMembers(): Promise<readonly number[]> {
    const words = await product.compose('exec', '-T', 'kafka', '/opt/kafka/bin/kafka-consumer-groups.sh', '--bootstrap-server', 'localhost:9092', '--describe', '--members', '--group', 'on-record-extractor');
    const rows = words.split('\n').filter((line) => line.startsWith('on-record-extractor')).map((line) => line.trim().split(/\s+/));
    return rows.map((row) => Number(row.at(-1))).sort((one, other) => other - one);
  }
});

function allegationsIn({ accusations }: ShownRecord): readonly string[] {
  // The parts of an accusation that are looked at.
  return (accusations as readonly { readonly allegation?: { readonly text: string } }[]).map(({ allegation }) => allegation?.text ?? '').filter((text) => /^hiding \d+ ships$/.test(text));
}

function digestOf(record: ShownRecord): string {
  const sorted = Object.values(record).map((list: readonly object[]) => list.map((each) => JSON.stringify(each)).sort());
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
