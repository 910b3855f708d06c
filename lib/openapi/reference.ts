import { PROBLEMS } from '@/lib/http/problem';
import { OPERATIONS, openApiDocument, problemsOf } from './document';
import { type Field, fieldsOf } from './fields';
import { JSON_TYPE, type Operation } from './operation';

/** An operation as the reference shows it. */
export interface ReferenceEntry {
  readonly operation: Operation;
  readonly takes: readonly Field[];
  readonly gives: readonly Field[];
  readonly problems: readonly { readonly status: number; readonly title: string }[];
}

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema?: unknown }>>;
}
interface Described {
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

/** The groups of operations, in order, by the names in their addresses. */
export const REFERENCE_GROUPS: readonly { readonly key: string; readonly title: string }[] = [
  ...new Set(OPERATIONS.map(({ tag }) => tag)),
].map((title) => ({ key: title.toLowerCase().replaceAll(' ', '-'), title }));

/** The operations of a group with what their bodies hold; none for an unknown group. */
export function referenceOf(group: string): readonly ReferenceEntry[] {
  const title = REFERENCE_GROUPS.find(({ key }) => key === group)?.title;
  const { paths, components } = openApiDocument() as Document;
  const fields = (media: Media | undefined) => {
    const content = media?.content ?? {};
    const schema = (content[JSON_TYPE] ?? Object.values(content)[0])?.schema;
    return schema === undefined ? [] : fieldsOf(schema, components.schemas);
  };
  return OPERATIONS.filter(({ tag }) => tag === title).map((operation) => {
    const described = paths[operation.path]?.[operation.method];
    const first = Object.keys(operation.answers)[0] ?? '';
    const titles = [...new Set(problemsOf(operation))].map((key) => PROBLEMS[key]);
    return {
      operation,
      takes: fields(described?.requestBody),
      gives: fields(described?.responses[first]),
      problems: titles
        .map(({ status, title }) => ({ status, title }))
        .toSorted((a, b) => a.status - b.status),
    };
  });
}
