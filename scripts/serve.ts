/**
 * `node dist/serve.mjs console|delivery`: one process of what `npm run build` has built, in this process. It installs,
 * builds, migrates and supervises nothing: that is whose job it is that starts it (systemd, a container engine).
 */
import { existsSync } from 'node:fs';
import { EnvironmentProblem, readEnv, SECRETS } from '../lib/env';
import { schemaProblem } from './setup/schema-problem';

const WHAT = {
  console: {
    bundle: new URL('./console.mjs', import.meta.url),
    needs: ['DATABASE_URL', 'NEXTAUTH_SECRET', 'FAIRLEAD_KEY', 'FAIRLEAD_DELIVERY_KEY'],
    mustNotHave: ['DATABASE_OWNER_URL'],
  },
  delivery: {
    bundle: new URL('./delivery.mjs', import.meta.url),
    needs: ['DATABASE_DELIVERY_URL', 'FAIRLEAD_DELIVERY_KEY'],
    // Whoever takes this process over must be able to read and sign no more than it does.
    mustNotHave: ['DATABASE_OWNER_URL', 'DATABASE_URL', 'FAIRLEAD_KEY', 'NEXTAUTH_SECRET'],
  },
} as const;

async function main(): Promise<void> {
  const name = process.argv[2];
  if (name !== 'console' && name !== 'delivery')
    return refuse('Say which process: node dist/serve.mjs console, or delivery.');
  const { bundle, needs, mustNotHave } = WHAT[name];
  const env = readEnv(process.env);
  const missing = needs.filter((variable) => !env[variable]);
  if (missing.length > 0)
    return refuse(`${missing.join(', ')} must be set for the ${name} (see .env.example).`);
  const unwanted = mustNotHave.filter((variable) => env[variable]);
  if (unwanted.length > 0)
    return refuse(`${unwanted.join(', ')} must not be set for the ${name}: it needs none of it.`);
  const built = new URL('../.next/BUILD_ID', import.meta.url);
  if (!existsSync(bundle) || (name === 'console' && !existsSync(built)))
    return refuse('Nothing is built here yet: run "npm run build".');
  const problem = name === 'console' ? await schemaProblem(env.DATABASE_URL ?? '') : null;
  if (problem) return refuse(problem);
  // Packages that read the environment by themselves find there what came from files, and the address.
  for (const variable of SECRETS) if (env[variable]) process.env[variable] = env[variable];
  process.env.NEXTAUTH_URL = env.NEXTAUTH_URL;
  Object.assign(process.env, { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' });
  await import(bundle.href);
}

function refuse(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  refuse(error instanceof EnvironmentProblem ? error.message : String((error as Error).stack ?? error));
});
