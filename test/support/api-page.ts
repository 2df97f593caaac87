/** A request with the answer that it got. */
export interface Example {
  readonly request: string;
  readonly answer: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly schema: { readonly type?: string; readonly enum?: readonly string[]; readonly default?: unknown; readonly minimum?: number; readonly maximum?: number; readonly format?: string };
}

interface Operation {
  readonly summary: string;
  readonly parameters: readonly Parameter[];
}

const GENERATED = '## Addresses\n';

/**
 * `docs/api.md`: what is written by hand, up to the heading `## Addresses`, as it stands; behind it every address of the
 * OpenAPI document with its parameters and an example, by path.
 */
export function apiPage(page: string, document: Readonly<Record<string, unknown>>, examples: ReadonlyMap<string, Example>): string {
  // The document is made by this project; only what is named above is read.
  const paths = document['paths'] as Readonly<Record<string, { readonly get: Operation }>>;
  const sections = Object.entries(paths).map(([path, { get }]) => section(path, get, examples.get(path)));
  const written = page.slice(0, page.indexOf(GENERATED));
  return [written + GENERATED, ...sections].join('\n');
}

function section(path: string, { summary, parameters }: Operation, example: Example | undefined): string {
  const rows = parameters.map((parameter) => `| \`${parameter.name}\` | ${valuesOf(parameter)} | ${sentence(parameter.description)} |`);
  const table = rows.length === 0 ? [] : ['| parameter | values | meaning |', '|---|---|---|', ...rows, ''];
  const shown = example ? ['```http', `GET ${example.request}`, '```', '', '```json', JSON.stringify(example.answer, null, 2), '```', ''] : [];
  return [`### GET ${path}`, '', sentence(summary), '', ...table, ...shown].join('\n');
}

function valuesOf({ schema }: Parameter): string {
  const values = schema.enum?.map((value) => `\`${value}\``).join(', ') ?? rangeOf(schema) ?? schema.format ?? (schema.type ?? 'day or time');
  return schema.default === undefined ? values : `${values}; default \`${String(schema.default)}\``;
}

function rangeOf({ minimum, maximum }: Parameter['schema']): string | undefined {
  return minimum === undefined || maximum === undefined ? undefined : `${minimum} to ${maximum}`;
}

function sentence(text = ''): string {
  return text.replaceAll('|', '\\|');
}
