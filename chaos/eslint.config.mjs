import tseslint from 'typescript-eslint';
import tools from '../tools/eslint.config.mjs';

/**
 * The fault harness belongs to no layer, as the tools do not. Its oracle and its stories say anew what must be true, so that they know nothing of the
 * code that they judge; and it looks into Kafka and Postgres past the doors of the product, each in one file.
 */
const doors = { kafkajs: 'stack/kafka-look.ts', pg: 'oracle/sql.ts' };
const judged = { group: ['@on-record/*', '**/libs/**', '**/apps/**'], message: 'The oracle judges this code, and must not share it.' };
/** Some of these import the product, to write what others would; who imports them shares it by a detour. */
const detours = { group: ['**/stack/*', '**/faults/*', '**/rounds/*'], message: 'What runs the product imports it in places: the oracle and the stories know nothing of it.' };

function banned(names, patterns = []) {
  const paths = names.map((name) => ({ name, message: `Only chaos/${doors[name]} imports ${name}.` }));
  return { 'no-restricted-imports': ['error', { paths: [...paths, { name: 'typeorm', message: 'Only libs/projections imports TypeORM.' }], patterns }] };
}

const names = Object.keys(doors);
const others = (name) => names.filter((other) => other !== name);

export default tseslint.config(
  ...tools,
  { files: ['**/*.ts'], rules: banned(names) },
  { files: ['**/{oracle,story}/*.ts'], ignores: ['**/*.spec.ts'], rules: banned(names, [judged, detours]) },
  { files: [`**/${doors.kafkajs}`], rules: banned(others('kafkajs')) },
  { files: [`**/${doors.pg}`], rules: banned(others('pg'), [judged, detours]) },
);
