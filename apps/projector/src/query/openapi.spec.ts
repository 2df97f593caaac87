import { apiDocument, apiRoutes } from './api';

type Document = { paths: Record<string, { get: { operationId: string; parameters: { name: string; schema: object; description?: string }[] } }>; components: { schemas: Record<string, object> } };

// A test reads the document as any client would.
const document = apiDocument() as unknown as Document;

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const { Validator } = await import('@seriousme/openapi-schema-validator');
    const result = await new Validator().validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(result).toEqual({ valid: true });
  });

  it('describes every address once, and every parameter with its type', () => {
    expect(Object.keys(document.paths)).toEqual(apiRoutes.map(({ path }) => path));
    const operations = Object.values(document.paths).map(({ get }) => get);
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
    const bare = operations.flatMap(({ parameters }) => parameters.filter(({ description, schema }) => !description || Object.keys(schema).length === 0).map(({ name }) => name));
    expect(bare).toEqual([]);
  });

  it('describes values as readers write them', () => {
    const byName = new Map(document.paths['/v1/accusations']!.get.parameters.map((parameter) => [parameter.name, parameter.schema]));
    expect(byName.get('limit')).toEqual({ type: 'integer', minimum: 1, maximum: 200, default: 50 });
    expect(byName.get('mutual')).toEqual({ type: 'boolean' });
    expect(byName.get('certainty')).toEqual({ type: 'string', enum: ['certain', 'uncertain', 'all'], default: 'certain' });
  });

  it('refers to components only that it has', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    const missing = references.filter((reference) => reference.split('/').slice(1).reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document) === undefined);
    expect(references.length).toBeGreaterThan(20);
    expect(missing).toEqual([]);
  });

  it('leaves no schema of an object open', () => {
    const open = Object.entries(document.components.schemas).filter(([, schema]) => 'properties' in schema && !('additionalProperties' in schema)).map(([name]) => name);
    expect(open).toEqual([]);
  });
});
