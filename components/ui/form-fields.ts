import type { FieldProblem } from '@/lib/core/errors';

/** The DOM id of the field at a JSON pointer: "/rules/0/key" → "field-rules-0-key". What error summaries link to. */
export function fieldId(path: string): string {
  return `field${path.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}

/** What is wrong with the field at `path`, as Mantine's `error` takes it: the messages, or false. */
export function fieldError(problems: readonly FieldProblem[] | undefined, path: string): string | false {
  const messages = (problems ?? [])
    .filter((problem) => problem.path === path)
    .map((problem) => problem.message);
  return messages.length > 0 && messages.join(' ');
}
