import { LineCounter, parseDocument } from 'yaml';
import { OnRecordError } from '@on-record/domain';
import { sourcesFileSchema, type SecretReference, type SourcesFile } from './sources-file.schema';
import type { Source } from './source';

/** Gives the secret that a reference names, or says in one sentence why there is none. */
export type ReadSecret = (reference: SecretReference) => { readonly secret: string } | { readonly fault: string };

const MAX_ALIASES = 100;
const MIN_SECRET_LENGTH = 16;

/** The sources that a YAML text sets up, by name. Fails with CONFIGURATION_INVALID and all faults at once; no secret is in its message. */
export function parseSources(yaml: string, readSecret: ReadSecret): ReadonlyMap<string, Source> {
  const file = sourcesFileSchema.safeParse(parseYaml(yaml));
  if (!file.success) throw invalid(file.error.issues.map((issue) => `${issue.path.map(String).join('.') || '(all)'}: ${issue.message}`));
  const faults: string[] = [];
  const sources = Object.entries(file.data.sources).map(([source, settings]) => toSource(source, settings, (reference, path) => {
    const read = secretOf(reference, readSecret);
    if ('fault' in read) faults.push(`sources.${source}.secrets.${path}: ${read.fault}`);
    return 'fault' in read ? '' : read.secret;
  }));
  if (faults.length > 0) throw invalid(faults);
  return new Map(sources.map((source) => [source.source, source]));
}

type FileSource = SourcesFile['sources'][string];

function toSource(source: string, settings: FileSource, read: (reference: SecretReference, path: number) => string): Source {
  const { name, language, timeZone, textPolicy, notice, secrets, allowUnsigned, allowSha1 } = settings;
  return { source, name, language, timeZone, textPolicy, notice, allowUnsigned, allowSha1, secrets: secrets.map(read) };
}

function secretOf(reference: SecretReference, readSecret: ReadSecret): ReturnType<ReadSecret> {
  const read = readSecret(reference);
  if ('fault' in read) return read;
  const secret = read.secret.trim();
  return secret.length >= MIN_SECRET_LENGTH ? { secret } : { fault: `${describeReference(reference)} has fewer than ${MIN_SECRET_LENGTH} characters` };
}

/** Names where a secret stands, without the secret. */
export function describeReference(reference: SecretReference): string {
  return 'env' in reference ? `the environment variable ${reference.env}` : `the file ${reference.file}`;
}

function parseYaml(yaml: string): unknown {
  const lines = new LineCounter();
  // Pretty errors would quote lines of the file, and a secret might stand in one by mistake.
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, logLevel: 'silent' });
  const faults = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return `line ${line}, column ${col}: ${error.code}`;
  });
  if (faults.length > 0) throw invalid(faults);
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (error) {
    throw invalid([`(all): ${error instanceof ReferenceError ? 'aliases multiply beyond measure' : 'not readable as YAML'}`]);
  }
}

function invalid(faults: readonly string[]): OnRecordError {
  return new OnRecordError('CONFIGURATION_INVALID', `The sources file has ${faults.length} fault(s):\n${faults.map((fault) => `  ${fault}`).join('\n')}`, {
    details: { faults: faults.length },
  });
}
