import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kafkaImage, nodeImage, postgresImage } from '../../tools/stack/container-images.ts';
import { brokerSettings, toContainerEnvironment } from '../../tools/stack/kafka-settings.ts';
import { workspacePaths, workspaceRoot } from './source-files';

const dockerfile = readFileSync(join(workspaceRoot, 'Dockerfile'), 'utf8');
const compose = readFileSync(join(workspaceRoot, 'docker-compose.yml'), 'utf8');

describe('the container files', () => {
  it('stand on the images that the tests look for', () => {
    expect([...dockerfile.matchAll(/^FROM (\S+:\S+)/gm)].map(([, image]) => image)).toEqual([nodeImage, nodeImage]);
    expect([...compose.matchAll(/^ {4}image: (\S+)$/gm)].map(([, image]) => image)).toEqual([kafkaImage, postgresImage()]);
  });

  it('copy the manifest of every app and library, so that all packages are installed', () => {
    const manifests = workspacePaths().filter((path) => /^(apps|libs)\/[^/]+\/package\.json$/.test(path)).sort();
    expect([...dockerfile.matchAll(/^COPY ((?:apps|libs)\/\S+\/package\.json) /gm)].map(([, path]) => path).sort()).toEqual(manifests);
  });

  it('need no package manager of the system', () => {
    expect(dockerfile).not.toMatch(/\b(apt|apt-get|dpkg|apk)\b/);
  });

  it('give Kafka the settings that a start without containers gives it, places aside', () => {
    const given = Object.fromEntries([...compose.matchAll(/^ {6}(KAFKA_\w+): "?([^"\n]*)"?$/gm)].map(([, name, value]) => [name, value]));
    const places = /LISTENER|VOTERS|LOG_DIRS|HEAP/;
    const withoutPlaces = (settings: Readonly<Record<string, string | undefined>>): object => Object.fromEntries(Object.entries(settings).filter(([name]) => name.startsWith('KAFKA_') && !places.test(name) && name !== 'KAFKA_BROKERS'));
    expect(withoutPlaces(given)).toEqual(withoutPlaces(toContainerEnvironment(brokerSettings({ dataFolder: '', host: '', port: 1, controllerPort: 2 }))));
  });
});
