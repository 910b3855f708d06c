/** What names a label, in a line: "3 task classes, 2 rules, 1 exception"; empty = nothing does. */
export function restsWords({
  places,
  taskClasses,
  exceptions,
}: {
  readonly places: readonly { readonly kind: string }[];
  readonly taskClasses: readonly unknown[];
  readonly exceptions: number;
}): string {
  const requests = places.filter(({ kind }) => kind === 'saved request').length;
  return [
    counted(taskClasses.length, 'task class', 'task classes'),
    counted(places.length - requests, 'rule', 'rules'),
    counted(requests, 'saved request', 'saved requests'),
    counted(exceptions, 'exception', 'exceptions'),
  ]
    .filter(Boolean)
    .join(', ');
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? '' : `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
