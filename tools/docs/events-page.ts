import { catalogue, topicSettings, type EventType } from '@on-record/domain';
import { z } from 'zod';

/** A field of a payload as the reference shows it. */
interface Field {
  readonly path: string;
  readonly type: string;
  readonly isOptional: boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
}

/** `docs/events.md`: every event type of the catalogue with its topic, version, producer and fields. */
export function eventsPage(): string {
  return [
    '# Events',
    '',
    'Generated from the catalogue (`libs/domain/src/catalogue.ts`) by `npm run docs`; a test keeps it equal.',
    '',
    'Every record is CloudEvents 1.0 in binary mode: the envelope stands in `ce_*` headers, the value is canonical JSON.',
    'The record key is `<subject>/<event id>`; the partition is computed from the subject, which is the article id except where noted.',
    '',
    '## Topics',
    '',
    '| topic | partitions | settings |',
    '|---|---|---|',
    ...Object.entries(topicSettings).map(([role, { partitions, config, advised }]) =>
      `| \`on-record.${role}\` | ${partitions} | ${Object.entries({ ...config, ...advised }).map(([name, value]) => `\`${name}=${value}\``).join(' ')} |`),
    '',
    ...Object.values(catalogue).flatMap(section),
  ].join('\n');
}

function section(type: EventType): readonly string[] {
  return [
    `## ${type.type}`,
    '',
    type.meaning,
    '',
    `Version ${type.version}, topic \`on-record.${type.topic}\`, made by the ${type.producer}.`,
    '',
    '| field | type | |',
    '|---|---|---|',
    // zod gives plain JSON Schema objects; only the keywords named above are read.
    ...fieldsOf(z.toJSONSchema(type.schema, { unrepresentable: 'any' }) as JsonSchema, '').map(
      ({ path, type: kind, isOptional }) => `| \`${path}\` | ${kind} | ${isOptional ? 'optional' : ''} |`),
    '',
  ];
}

function fieldsOf(schema: JsonSchema, prefix: string): readonly Field[] {
  const variants = schema.oneOf ?? schema.anyOf;
  if (variants) return distinct(variants.flatMap((variant) => fieldsOf(variant, prefix)), variants.length);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    const isOptional = !(schema.required ?? []).includes(name);
    const inner = property.type === 'array' ? fieldsOf(property.items ?? {}, `${path}[]`) : fieldsOf(property, path);
    return [{ path, type: nameOf(property), isOptional }, ...inner];
  });
}

/** Fields of variants once each; a field that not every variant has is optional. */
function distinct(fields: readonly Field[], variants: number): readonly Field[] {
  const paths = [...new Set(fields.map(({ path }) => path))];
  return paths.map((path) => {
    const same = fields.filter((field) => field.path === path);
    const types = [...new Set(same.map(({ type }) => type))].join(' or ');
    return { path, type: types, isOptional: same.length < variants || same.some(({ isOptional }) => isOptional) };
  });
}

function nameOf(schema: JsonSchema): string {
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${String(value)}\``).join(' ');
  if (schema.oneOf ?? schema.anyOf) return 'object, one of several shapes';
  if (schema.type === 'array') return `list of ${nameOf(schema.items ?? {})}`;
  return schema.format ?? schema.type ?? 'value';
}
