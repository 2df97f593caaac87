import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a treebank, by its place on this machine. */
export interface TreebankFile {
  readonly name: string;
  readonly path: string;
}

/** What the weights are trained on, and what they are measured on and never trained. */
const training = ['en_ewt-ud-train.conllu', 'en_gum-permissive-ud-train.conllu'];
const measuring = ['en_ewt-ud-dev.conllu', 'en_gum-permissive-ud-dev.conllu'];

/** Says how to come by the treebanks. */
const whereToFind = (folder: string): string => `There are no treebanks in ${folder}.
They are part of the releases of Universal Dependencies (https://universaldependencies.org): UD_English-EWT, and of UD_English-GUM the genres whose texts
may be used freely: news, interview, speech, court, bio, academic, voyage, textbook and vlog.
Put ${[...training, ...measuring].join(', ')} (or the same with .xz) into a folder and name it with --treebanks DIR or ON_RECORD_TREEBANKS.`;

/** The files in a folder. Fails where one of them is missing, and says where it can be had. */
export function findTreebanks(folder: string): { readonly training: readonly TreebankFile[]; readonly measuring: readonly TreebankFile[] } {
  const find = (name: string): TreebankFile => {
    const path = [join(folder, name), join(folder, `${name}.xz`)].find((each) => existsSync(each));
    if (path === undefined) throw new Error(whereToFind(folder));
    return { name, path };
  };
  return { training: training.map(find), measuring: measuring.map(find) };
}

/** The folder that was asked for, that of the environment, or the one beside the clone. */
export function treebankFolder(given: string | undefined, root: string, environment: Readonly<Record<string, string | undefined>>): string {
  return given ?? environment['ON_RECORD_TREEBANKS'] ?? join(root, '..', 'shared', 'treebanks');
}
