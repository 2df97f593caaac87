import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { ModelManifest } from '@on-record/language-model';

const FILE = 'weights.br';

/** SHA-256 in hexadecimal digits. */
export function hashOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes the weights, compressed, and their manifest into a folder. */
export function writeModel(folder: string, bytes: Uint8Array, facts: Omit<ModelManifest, 'file' | 'sha256' | 'bytes' | 'compressedBytes' | 'licence'>): ModelManifest {
  const compressed = brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
  const manifest: ModelManifest = { file: FILE, sha256: hashOfBytes(bytes), bytes: bytes.length, compressedBytes: compressed.length, licence: 'CC-BY-SA-4.0', ...facts };
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, FILE), compressed);
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}
