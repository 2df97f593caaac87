import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeJsonFile } from './json-file.ts';
import { isComplete, kafkaPom } from './kafka-artefacts.ts';
import { javaVersion } from './kafka-from-maven.ts';
import { parseAddress } from './kafka-probe.ts';
import { brokerSettings, toContainerEnvironment, toProperties } from './kafka-settings.ts';

const settings = brokerSettings({ dataFolder: 'kafka-data', host: '127.0.0.1', port: 20_001, controllerPort: 20_002 });

describe('the settings of a broker', () => {
  it('let it listen on loopback only and take records of 16 MB, and create no topic by accident', () => {
    expect(settings).toMatchObject({
      'listeners': 'PLAINTEXT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002',
      'message.max.bytes': '16777216',
      'auto.create.topics.enable': 'false',
    });
  });

  it('become properties with escaped backslashes', () => {
    expect(toProperties({ 'log.dirs': 'a\\b', 'node.id': '1' })).toBe('log.dirs=a\\\\b\nnode.id=1\n');
  });

  it('become the environment of the container image', () => {
    expect(toContainerEnvironment({ 'group.initial.rebalance.delay.ms': '100' })).toEqual({ KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '100' });
  });
});

describe('the version of Java', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_292"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['openjdk version "24-ea" 2025-03-18', 24],
    ['Picked up _JAVA_OPTIONS: -Xmx1g\nopenjdk version "21.0.2" 2024-01-16', 21],
    ['no version at all', undefined],
  ])('is read from %j as %s', (output, expected) => {
    expect(javaVersion(output)).toBe(expected);
  });
});

describe('an address', () => {
  it.each([
    ['127.0.0.1:20001', { host: '127.0.0.1', port: 20_001 }],
    ['[::1]:20001', { host: '::1', port: 20_001 }],
    ['broker-1.example:443', { host: 'broker-1.example', port: 443 }],
  ])('%s is split', (address, expected) => {
    expect(parseAddress(address)).toEqual(expected);
  });

  it.each(['localhost', ':20001', 'localhost:', 'localhost:0', 'localhost:65536', 'localhost:1e3x', ''])('"%s" is refused', (address) => {
    expect(() => parseAddress(address)).toThrow('no address of the form host:port');
  });
});

describe("Kafka's jars", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'on-record-jars-'));
    mkdirSync(join(folder, 'jars'));
    writeFileSync(join(folder, 'jars', 'kafka.jar'), 'four');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['complete with all sizes right', { 'kafka.jar': 4 }, true],
    ['incomplete with a jar cut short', { 'kafka.jar': 5 }, false],
    ['incomplete with a jar missing', { 'kafka.jar': 4, 'scala.jar': 1 }, false],
    ['incomplete with no jar listed', {}, false],
  ])('are %s', (_name, sizes, expected) => {
    writeJsonFile(join(folder, 'complete.json'), { sizes });
    expect(isComplete(folder)).toBe(expected);
  });

  it('are incomplete when the list was never written', () => {
    expect(isComplete(folder)).toBe(false);
  });

  it('are asked for with a binding for the log', () => {
    expect(kafkaPom()).toMatch(/kafka_2\.13[\s\S]*log4j-slf4j-impl/);
  });
});
