import { createExtractor } from './create-extractor';
import { fail, parseConfiguration, readEnvironment, runMain } from '@on-record/runtime';
import { extractorConfiguration } from './extractor.config';

runMain(() => createExtractor(parseConfiguration(extractorConfiguration, readEnvironment()), { onFailure: fail }));
