/** A field of a body, for people: "data[].price". */
export interface Field {
  readonly path: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly format?: string;
}

/** Below this, a table is harder to read than the schema. */
const DEEPEST = 4;
const MOST_VALUES = 6;

/**
 * The fields of a body, the outer before the inner.
 *
 * @param components the document's `components.schemas`
 */
export function fieldsOf(schema: unknown, components: Readonly<Record<string, unknown>>): readonly Field[] {
  const fields: Field[] = [];
  collect(schema as JsonSchema, '', 0, []);
  return fields;

  function collect(given: JsonSchema, path: string, depth: number, within: readonly string[]): void {
    if (depth > DEEPEST) return;
    for (const one of choices(given)) {
      const name = one.$ref;
      if (name && within.includes(name)) continue;
      const here = name ? [...within, name] : within;
      const found = resolve(one);
      if (found.items) collect(found.items, `${path}[]`, depth, here);
      for (const [key, inner] of Object.entries(found.properties ?? {})) {
        const at = path === '' ? key : `${path}.${key}`;
        if (fields.some((field) => field.path === at)) continue;
        fields.push({
          path: at,
          type: typeOf(inner),
          required: found.required?.includes(key) ?? false,
          description: inner.description ?? resolve(inner).description ?? '',
        });
        collect(inner, at, depth + 1, here);
      }
      if (typeof found.additionalProperties === 'object')
        collect(found.additionalProperties, `${path}.*`, depth + 1, here);
    }
  }

  function choices(schema: JsonSchema): readonly JsonSchema[] {
    const found = resolve(schema);
    return found.anyOf ?? found.oneOf ?? found.allOf ?? [schema];
  }

  function resolve(schema: JsonSchema): JsonSchema {
    const name = schema.$ref?.split('/').at(-1);
    return name === undefined ? schema : ((components[name] as JsonSchema | undefined) ?? {});
  }

  function typeOf(schema: JsonSchema): string {
    const found = resolve(schema);
    const either = found.anyOf ?? found.oneOf;
    if (either) return [...new Set(either.map(typeOf))].join(' or ');
    if (found.const !== undefined) return JSON.stringify(found.const);
    if (found.enum) {
      const shown = found.enum.slice(0, MOST_VALUES).map((value) => JSON.stringify(value));
      return `${shown.join(' or ')}${found.enum.length > MOST_VALUES ? ' or …' : ''}`;
    }
    if (found.type === 'array') return found.items ? `list of ${typeOf(found.items)}` : 'list';
    if (found.format && found.type === 'string') return found.format;
    return typeof found.type === 'string' ? found.type : (found.type?.join(' or ') ?? 'anything');
  }
}
