import { z } from 'zod';

const requests = z.registry<{ id: string }>();
const answers = z.registry<{ id: string }>();

/** Names the schema of what clients send: a field that is not in it is refused. */
export function requestBody<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  requests.add(schema, { id });
  return schema;
}

/**
 * Names the schema of what clients get. The tests take it strictly, so that every field is described; clients are told
 * to pass over what they do not know, so that fields can come.
 */
export function answerBody<Schema extends z.ZodType>(id: string, schema: Schema): Schema {
  answers.add(schema, { id });
  return schema;
}

/** The reference to a named schema. */
export function referenceTo(schema: z.ZodType): { readonly $ref: string } {
  const id = requests.get(schema)?.id ?? answers.get(schema)?.id;
  if (id === undefined) throw new Error('A schema without a name.');
  return { $ref: `#/components/schemas/${id}` };
}

/** Every named schema as JSON Schema, by name. */
export function componentSchemas(): Record<string, object> {
  return { ...schemasOf(requests, true), ...schemasOf(answers, false) };
}

function schemasOf(registry: z.core.$ZodRegistry<{ id: string }>, strict: boolean): Record<string, object> {
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    unrepresentable: 'any',
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => {
      delete jsonSchema.readOnly;
      if (!strict && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}
