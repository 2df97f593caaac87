import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { mutated, mutationNames, mutations } from './mutations.ts';

/*
 * Loaded before all else into a process of the product by NODE_OPTIONS: while Node loads the compiled file of a mutation, it gets the mutated text. The
 * mutation is named by the query of this file's own address, so that nothing in the product and in its environment knows of it.
 */
const here = new URL(import.meta.url);
const name = mutationNames.find((each) => each === here.searchParams.get('mutation'));
if (name === undefined) throw new Error(`There is no mutation ${here.searchParams.get('mutation')}.`);
const file = join(fileURLToPath(new URL('../..', here)), mutations[name].file);
const url = pathToFileURL(file).href;
// A text that is not there is told at once, and not only when the file is loaded.
mutated(name, readFileSync(file, 'utf8'));

registerHooks({
  load: (address, context, nextLoad) => {
    const loaded = nextLoad(address, context);
    return address === url ? { ...loaded, source: mutated(name, readFileSync(file, 'utf8')) } : loaded;
  },
});
