import { parseArgs } from 'node:util';

/** What `npm run train` was asked to do. */
export type TrainingCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'evaluate'; readonly files: readonly string[] }
  | {
      readonly kind: 'train';
      /** Trains anew and compares, and writes nothing. */
      readonly isCheck: boolean;
      readonly treebanks: string | undefined;
      /** Documents whose names begin so are left out. */
      readonly withoutDocuments: readonly string[];
      readonly output: string | undefined;
    };

/** The news documents of GUM are what statements are measured on, so that the shipped weights must not know them. */
export const usuallyWithout: readonly string[] = ['GUM_news_'];

/** Printed by `npm run train -- --help`. */
export const usage = `npm run train -- [--treebanks DIR]   trains tagger and parser, and writes models/english
npm run train -- --check             trains anew and compares the hash; ends with 1 when it differs
npm run train -- --eval FILE         tags and parses the words of a CoNLL-U file (.conllu or .conllu.xz) with the weights of the release

  --treebanks DIR             folder of the treebanks; else ON_RECORD_TREEBANKS, else ../shared/treebanks beside the clone
  --without-documents PREFIX  leaves out documents whose names begin so; may be repeated; ${usuallyWithout.join(', ')} unless given, "" for none
  --output DIR                writes the weights there instead of models/english`;

/** Reads the arguments. Throws where one is unknown. */
export function parseTrainingOptions(arguments_: readonly string[]): TrainingCommand {
  const { values } = parseArgs({
    args: [...arguments_],
    options: {
      help: { type: 'boolean' }, check: { type: 'boolean' }, eval: { type: 'string', multiple: true }, treebanks: { type: 'string' },
      'without-documents': { type: 'string', multiple: true }, output: { type: 'string' },
    },
  });
  if (values.help === true) return { kind: 'help' };
  if (values.eval !== undefined) return { kind: 'evaluate', files: values.eval };
  const without = values['without-documents']?.filter((prefix) => prefix !== '');
  return { kind: 'train', isCheck: values.check === true, treebanks: values.treebanks, withoutDocuments: without ?? usuallyWithout, output: values.output };
}
