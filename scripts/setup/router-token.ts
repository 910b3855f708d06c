import { lastLines, runScript } from './command';
import { Failure } from './failure';
import { type Secrets, saveSecrets } from './secrets';

/**
 * A development router token for the printed example: the one kept from an earlier start when the delivery process
 * still takes it, otherwise a new one through the same code as `npm run token`.
 */
export async function developmentToken(
  secrets: Secrets,
  secretsFile: string,
  policyUrl: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  if (secrets.routerToken && (await isTaken(secrets.routerToken, policyUrl))) return secrets.routerToken;
  const made = await runScript(
    'scripts/token.ts',
    [
      ...['--environment', 'development', '--name', 'npm start'],
      ...['policy:read', 'catalog:read', 'telemetry:write'].flatMap((scope) => ['--scope', scope]),
    ],
    { env },
  );
  const token = made.stdout.trim();
  if (made.code !== 0 || !token)
    throw new Failure(`The development router token could not be made: ${lastLines(made)}`);
  secrets.routerToken = token;
  saveSecrets(secretsFile, secrets);
  return token;
}

async function isTaken(token: string, policyUrl: string): Promise<boolean> {
  try {
    const answer = await fetch(policyUrl, { headers: { authorization: `Bearer ${token}` } });
    await answer.arrayBuffer();
    return answer.status !== 401 && answer.status !== 403;
  } catch {
    return false;
  }
}
