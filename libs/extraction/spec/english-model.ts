import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { LanguageModel } from '@on-record/domain';

const bytes = new Uint8Array(brotliDecompressSync(readFileSync(join(__dirname, '..', '..', '..', 'models', 'english', 'weights.br'))));

/** The weights of the release, for the tests of the engine; its hosts load them with libs/language-model. */
export const englishModel: LanguageModel = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes };
