/**
 * `npm test`: Vitest on an embedded Postgres, then Playwright against the built app. `--unit` or `--e2e` runs one of
 * them; other parameters are passed on (`npm test -- --unit lib/env`). `--long` runs what takes minutes instead: `npm run
 * test:long`. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildConsole, staleConsole } from '../setup/build';
import { exitWith } from '../setup/failure';
import { generateClient } from '../setup/generate';
import { inRoot } from '../setup/paths';
import { step } from '../setup/progress.mjs';
import { playwrightTotals, sumUp, type Totals, vitestTotals } from './totals';

const require = createRequire(import.meta.url);
const parameters = process.argv.slice(2);
const filters = parameters.filter((parameter) => !['--unit', '--e2e', '--long'].includes(parameter));
const only = (flag: string) => parameters.includes(flag);
const reports = mkdtempSync(path.join(tmpdir(), 'fairlead-reports-'));

type Outcome = { name: string; totals: Totals; code: number | null };

async function main(): Promise<void> {
  await step('Generating the Prisma client', generateClient);
  const outcomes: Outcome[] = [];
  if (only('--long')) outcomes.push(await unitTests('long'));
  else {
    const browser = !only('--unit') && hasBrowserTests();
    const built = browser ? buildAhead() : Promise.resolve();
    if (!only('--e2e')) outcomes.push(await unitTests('test'));
    await built;
    if (browser) outcomes.push(await browserTests());
  }
  rmSync(reports, { recursive: true, force: true });
  console.log();
  for (const { name, totals } of outcomes)
    console.log(`${name}: ${totals.passed} passed, ${totals.failed} failed`);
  const { line, ok } = sumUp(
    outcomes.map((outcome) => outcome.totals),
    outcomes.map((outcome) => outcome.code),
  );
  console.log(line);
  process.exit(ok ? 0 : 1);
}

/**
 * Builds what the browser tests drive while the others go on, which wait for servers more than they compute. If it cannot
 * be built, the start of the app says why.
 */
async function buildAhead(): Promise<void> {
  const source = staleConsole();
  const env = { ...withoutOwnVariables(process.env), NODE_ENV: 'production' as const };
  if (source) await buildConsole(source, env, path.join(reports, 'build.log')).catch(() => {});
}

async function unitTests(mode: 'test' | 'long'): Promise<Outcome> {
  const report = path.join(reports, 'vitest.json');
  const program = path.join(path.dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
  const code = await run([
    program,
    'run',
    `--mode=${mode}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return { name: 'Vitest', totals: vitestTotals(report), code };
}

async function browserTests(): Promise<Outcome> {
  const report = path.join(reports, 'playwright.json');
  const program = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const code = await run([program, 'test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  return { name: 'Playwright', totals: playwrightTotals(report), code };
}

function hasBrowserTests(): boolean {
  return existsSync(inRoot('e2e')) && readdirSync(inRoot('e2e')).some((file) => file.endsWith('.spec.ts'));
}

/** Runs a test program with our filters; Ctrl-C reaches it as it reaches us. */
function run(program: string[], env: Record<string, string> = {}): Promise<number | null> {
  const child = spawn(process.execPath, [...program, ...filters], {
    cwd: inRoot(),
    stdio: 'inherit',
    // Fairlead's own variables must not reach the tests from the shell that runs them.
    env: { ...withoutOwnVariables(process.env), ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once('close', (code) => resolve(code)));
}

function withoutOwnVariables(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = /^(DATABASE_|FAIRLEAD_|NEXTAUTH_|PORT$|HOST$|DELIVERY_PORT$|NODE_ENV$|LOG_LEVEL$)/;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !own.test(name))) as NodeJS.ProcessEnv;
}

main().catch(exitWith);
