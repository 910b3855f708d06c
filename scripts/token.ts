import { parseArgs } from 'node:util';
import { createToken } from '@/lib/auth/server/commands/tokens';
import { OPERATOR } from '@/lib/auth/server/operator-caller';
import { runOperatorCommand, UsageProblem } from './command-line';

const USAGE = `Usage: npm run token -- --environment <key> --scope <scope> [--scope <scope>] [--name <name>] [--expires <days>d|never]

Makes a router token and prints it alone on stdout. It is shown this once.

  --environment   development, staging, production…
  --scope         policy:read, catalog:read, routers:read, telemetry:write
  --name          which router uses it (default: "command line")
  --expires       30d, 365d, never (default: 90d)

Example: npm run token -- --environment production --scope policy:read --scope catalog:read`;

/** Days of "90d"; null for "never". */
function days(text: string): number | null {
  if (text === 'never') return null;
  const number = /^(\d{1,5})d?$/.exec(text)?.[1];
  if (number === undefined) throw new UsageProblem('--expires takes a number of days such as 90d, or never.');
  return Number(number);
}

await runOperatorCommand(USAGE, async () => {
  const { values } = parseArgs({
    options: {
      environment: { type: 'string' },
      scope: { type: 'string', multiple: true },
      name: { type: 'string', default: 'command line' },
      expires: { type: 'string', default: '90d' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return USAGE;
  if (!values.environment) throw new UsageProblem('Say which environment: --environment production.');
  if (!values.scope) throw new UsageProblem('Say what for: --scope policy:read.');
  const created = await createToken(OPERATOR, {
    name: values.name,
    environment: values.environment,
    scopes: values.scope,
    expiresInDays: days(values.expires),
  });
  const until = created.expiresAt ? `until ${created.expiresAt}` : 'until it is revoked';
  console.error(`Token ${created.id} for ${created.environment}, ${until}. It is not shown again.`);
  return created.token;
});
