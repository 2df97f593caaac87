import { startExtractor } from './start-extractor';
import { fail, parseConfiguration, readEnvironment, runMain } from '@on-record/runtime';
import { extractorConfiguration } from './extractor.config';

runMain(() => startExtractor(parseConfiguration(extractorConfiguration, readEnvironment()), { onFailure: fail }));
