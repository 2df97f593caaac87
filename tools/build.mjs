// `npm run build`: installs what is missing and compiles what has changed.
import { build, install } from './prepare.mjs';

const say = (line) => process.stdout.write(`${line}\n`);

try {
  await install(say);
  await build(say);
} catch (error) {
  say(error.message);
  process.exit(1);
}
