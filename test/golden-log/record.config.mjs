// The Jest of `npm run golden-log -- record`: the level with real processes, and nothing but the recording.
import base from '../../jest.config.ts';

const e2e = base.projects.find(({ displayName }) => displayName === 'e2e');

export default { ...e2e, rootDir: '../..', displayName: 'golden-log', testMatch: ['<rootDir>/test/golden-log/record-golden-log.ts'] };
