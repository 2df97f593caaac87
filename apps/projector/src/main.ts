import { fail, parseConfiguration, readEnvironment, runMain } from '@on-record/runtime';
import { projectorConfiguration } from './projector.config';
import { startProjector } from './start-projector';

runMain(() => startProjector(parseConfiguration(projectorConfiguration, readEnvironment()), { onFailure: fail }));
