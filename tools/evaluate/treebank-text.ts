import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { treebankFolder } from '../train/find-treebanks.ts';
import { readTreebank } from '../train/read-treebank.ts';

/** A sentence of a treebank as it was written. */
export interface RawSentence {
  readonly id: string;
  readonly text: string;
}

/** The text of a treebank that may be there, compressed or not; undefined where it is not. */
export function treebankText(file: string, root: string): string | undefined {
  const folder = treebankFolder(undefined, root, process.env);
  const path = [join(folder, file), join(folder, `${file}.xz`)].find((each) => existsSync(each));
  return path === undefined ? undefined : readTreebank(path);
}

/** The sentences of a CoNLL-U file by its comments `# sent_id =` and `# text =`. */
export function rawSentences(conllu: string): readonly RawSentence[] {
  return conllu.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/).flatMap((block) => {
    const [id, text] = ['sent_id', 'text'].map((name) => commentIn(block, name));
    return id === undefined || text === undefined ? [] : [{ id, text }];
  });
}

function commentIn(block: string, name: string): string | undefined {
  const line = block.split('\n').find((each) => each.startsWith(`# ${name} =`));
  return line?.slice(line.indexOf('=') + 1).trim();
}
