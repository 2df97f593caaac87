import { kafkaImage, nodeImage, postgresImage } from '../../tools/stack/container-images.ts';
import { refuseToSkip, whyNoContainers } from '../support/backends/container-runtime';
import { serviceVariables } from '../support/services';
import { composeHere } from './compose-command';

/** Where the product of `docker-compose.yml` cannot be brought up, its tests are reported as skipped with the reason. */
async function lookForCompose(): Promise<void> {
  const images = [nodeImage, kafkaImage, postgresImage()];
  const whyNot = composeHere() === undefined ? 'there is no Docker Compose' : await whyNoContainers(images);
  const reason = whyNot === undefined ? '' : `${whyNot}; to run it, install Docker with Compose and start a daemon that has or can pull ${images.join(', ')}`;
  if (reason !== '') refuseToSkip(reason);
  process.env[serviceVariables.noCompose] = reason;
}

module.exports = lookForCompose;
