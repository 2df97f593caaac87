import tseslint from 'typescript-eslint';
import tools from '../tools/eslint.config.mjs';

/**
 * The benchmarks belong to no layer, as the tools do not. They enter Kafka and Postgres by the doors that the product has; only the ceilings, which say
 * what a client can do without us, go past those doors, each in one file.
 */
const doors = { kafkajs: 'ceilings/kafkajs-client.ts', pg: 'ceilings/pg-client.ts' };

function banned(names) {
  const paths = names.map((name) => ({ name, message: `Only bench/${doors[name]} imports ${name}: a ceiling is measured past our doors, nothing else is.` }));
  return { 'no-restricted-imports': ['error', { paths: [...paths, { name: 'typeorm', message: 'Only libs/projections imports TypeORM.' }] }] };
}

export default tseslint.config(
  ...tools,
  { files: ['**/*.ts'], rules: banned(Object.keys(doors)) },
  ...Object.entries(doors).map(([name, file]) => ({ files: [`**/${file}`], rules: banned(Object.keys(doors).filter((other) => other !== name)) })),
);
