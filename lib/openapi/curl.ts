import type { Operation, Parameter } from './operation';

/** What only a running installation can say, as variables of a shell; `docs/read-api.md` says how to set the first two. */
const VARIABLES: Readonly<Record<string, string>> = {
  digest: '$DIGEST',
  review: '$REVIEW',
  secret: '$LINK',
};

/** Headers without which there is no example. */
const NEEDED: Readonly<Record<string, string>> = { 'If-Match': '$ETAG' };

/** An operation as a command for a shell, with the address in `FAIRLEAD` and a token of its scope in `FAIRLEAD_TOKEN`. */
export function curlOf(operation: Operation): string {
  const { id, method, scope, parameters = [], body } = operation;
  const lines = [
    `curl -sS${id === 'followPolicy' ? 'N --max-time 2' : ''}${method === 'get' ? '' : ` -X ${method.toUpperCase()}`} "$FAIRLEAD${address(operation)}"`,
  ];
  if (scope !== 'none') lines.push('-H "Authorization: Bearer $FAIRLEAD_TOKEN"');
  for (const { in: place, name } of parameters)
    if (place === 'header' && NEEDED[name]) lines.push(`-H "${name}: ${NEEDED[name]}"`);
  if (body) {
    lines.push(`-H 'Content-Type: ${body.types[0]}'`);
    lines.push(
      body.example === undefined ? '--data-binary @policy.yaml' : `-d '${JSON.stringify(body.example)}'`,
    );
  }
  return lines.join(' \\\n  ');
}

function address({ path, parameters = [] }: Operation): string {
  const asked = parameters.filter(({ in: place, required }) => place === 'query' && required);
  const query = new URLSearchParams(asked.map(({ name, example = '' }) => [name, example])).toString();
  return `${plain({ path, parameters })}${query ? `?${query}` : ''}`;
}

function plain({ path, parameters = [] }: Pick<Operation, 'path' | 'parameters'>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const parameter = parameters.find((one) => one.in === 'path' && one.name === name);
    return VARIABLES[name] ?? exampleOf(parameter) ?? name;
  });
}

function exampleOf(parameter: Parameter | undefined): string | undefined {
  return parameter?.example ?? parameter?.values?.[0];
}
