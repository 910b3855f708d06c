import { OPERATIONS, problemsOf } from '../document';
import type { Operation } from '../operation';
import { problemBody } from '../read-schemas';

/** What HTTP itself has hosts answer at any address. */
const OF_HTTP = ['method-not-allowed'];

/** The operation that a request is for; undefined where there is none. HEAD is its GET. */
export function operationFor(method: string, path: string): Operation | undefined {
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
  const { pathname } = new URL(path, 'http://host');
  return OPERATIONS.find(
    (operation) =>
      operation.method === verb &&
      new RegExp(`^${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
}

/** Throws unless the document describes an answer: its status, its problem, and each field of its JSON. */
export function requireDescribed(
  operation: Operation,
  { status, type, body }: { readonly status: number; readonly type: string | null; readonly body: string },
): void {
  const at = `${operation.method} ${operation.path}: ${status}`;
  if (type === 'application/problem+json') {
    if (body === '') return; // By HEAD.
    const problem = problemBody.parse(JSON.parse(body));
    const key = problem.type.replace('/problems/', '');
    if (![...problemsOf(operation), ...OF_HTTP].includes(key as never))
      throw new Error(`${at} ${key} is not described`);
    return;
  }
  const answer = operation.answers[status];
  if (!answer) throw new Error(`${at} is not described`);
  const { content } = answer;
  if (type === null || body === '') return;
  const media = type.split(';')[0] ?? '';
  if (!content?.types.includes(media)) throw new Error(`${at} ${media} is not described`);
  if (content.schema && media.endsWith('json')) content.schema.parse(JSON.parse(body));
}
