import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { LanguageModel } from '@on-record/domain';
import { manifestSchema } from './model-manifest';

/** The weights that are part of the release: the folder lies three above this file, compiled or not. */
const usualFolder = join(__dirname, '..', '..', '..', 'models', 'english');

/**
 * Reads the weights of the engine from a folder with `manifest.json`, those of the release unless another is given. Their
 * bytes are shared memory, so that a worker thread that is handed them gets no copy. Fails where a file is missing, or where
 * the weights are not those of the manifest.
 */
export function loadLanguageModel(folder: string = usualFolder): LanguageModel {
  const manifest = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
  const path = join(folder, manifest.file);
  const weights = brotliDecompressSync(readFileSync(path), { maxOutputLength: manifest.bytes });
  const sha256 = createHash('sha256').update(weights).digest('hex');
  if (sha256 !== manifest.sha256) throw new Error(`The weights in ${path} have the SHA-256 ${sha256}, and their manifest wants ${manifest.sha256}. Install the release anew.`);
  const bytes = new Uint8Array(new SharedArrayBuffer(weights.length));
  bytes.set(weights);
  return { sha256, bytes };
}
