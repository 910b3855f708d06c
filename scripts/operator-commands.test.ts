import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { authenticateToken } from '@/lib/auth/server/router-token';
import { signIn } from '@/lib/auth/server/sign-in';
import { db } from '@/lib/db/client';
import { withAccessDatabase } from '@/lib/db/testing/access';
import { runCommand, runScript } from './setup/command';

const database = withAccessDatabase();
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-operator-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const environment = () => ({ ...process.env, ...database(), FAIRLEAD_DATA_DIR: folder });

/** As typed, npm and all: seconds each. */
function npmRun(script: string, ...typed: string[]) {
  const env: NodeJS.ProcessEnv = environment();
  delete env.npm_config_loglevel;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  return runCommand(npm, ['run', script, '--', ...typed], { env });
}

/** What npm runs in the end. */
function run(script: string, ...typed: string[]) {
  return runScript(`scripts/${script}.ts`, typed, { env: environment() });
}

it('npm run token prints the token alone on stdout', async () => {
  const { code, stdout, stderr } = await npmRun(
    'token',
    ...['--environment', 'production', '--scope', 'policy:read', '--scope', 'catalog:read'],
    ...['--name', 'from the shell', '--expires', '30d'],
  );
  expect(stderr).toMatch(/not shown again/);
  expect(stdout).toMatch(/^flr_[0-9A-Za-z]+_[0-9A-Za-z]{49}\n$/);
  expect(code).toBe(0);
  const headers = new Headers({ authorization: `Bearer ${stdout.trim()}` });
  expect(await authenticateToken(headers, 'catalog:read')).toMatchObject({ environment: 'production' });
  const row = await db().routerToken.findFirstOrThrow({ where: { name: 'from the shell' } });
  expect((row.expiresAt?.getTime() ?? 0) - row.createdAt.getTime()).toBe(30 * 86_400_000);
});

it('token says what is wrong on stderr, and nothing on stdout', async () => {
  for (const [typed, exit, sentence] of [
    [['--environment', 'mars', '--scope', 'policy:read'], 1, /no such environment/],
    [['--environment', 'production', '--scope', 'policy:write'], 1, /no such scope/],
    [['--scope', 'policy:read'], 2, /Say which environment/],
    [['--environment', 'production', '--scope', 'policy:read', '--expires', 'soon'], 2, /number of days/],
    [['--colour', 'red'], 2, /Usage: npm run token/],
  ] as const) {
    const { code, stdout, stderr } = await run('token', ...typed);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toMatch(/ {4}at /);
  }
});

it('user makes, lists, changes and ends an account', async () => {
  const made = await npmRun(
    'user',
    'create',
    '--email',
    'Op@example.com',
    '--name',
    'Op',
    '--role',
    'viewer',
  );
  expect(made.stdout).toMatch(/^[A-Za-z0-9_-]{20}\n$/);
  await signIn({ email: 'op@example.com', password: made.stdout.trim() }, null);

  const reset = await run('user', 'reset-password', '--email', 'op@example.com');
  await expect(signIn({ email: 'op@example.com', password: made.stdout.trim() }, null)).rejects.toMatchObject(
    {
      kind: 'unauthenticated',
    },
  );
  await signIn({ email: 'op@example.com', password: reset.stdout.trim() }, null);

  expect((await run('user', 'reset-second-factor', '--email', 'op@example.com')).stderr).toMatch(
    /has no second factor/,
  );
  await db().account.update({
    where: { email: 'op@example.com' },
    data: { totpConfirmedAt: new Date(), totpSecret: new Uint8Array(3) },
  });
  const dropped = await run('user', 'reset-second-factor', '--email', 'op@example.com');
  expect(dropped).toMatchObject({ code: 0, stdout: '' });

  const roles = await npmRun(
    'user',
    'set-roles',
    '--email',
    'op@example.com',
    '--role',
    'publisher:production',
  );
  expect(roles.stdout).toMatch(/op@example\.com\s+Op\s+publisher:production/);
  expect((await run('user', 'deactivate', '--email', 'op@example.com')).stdout).toMatch(/deactivated/);
  const listed = await run('user', 'list');
  expect(listed.stdout.split('\n').filter((line) => line.includes('example.com'))).toHaveLength(2);

  const last = await run('user', 'deactivate', '--email', 'first@example.com');
  expect(last).toMatchObject({ code: 1, stdout: '' });
  expect(last.stderr).toMatch(/last administrator/);
  const actors = await db().auditEntry.findMany({ select: { actorId: true }, distinct: ['actorId'] });
  expect(actors).toEqual([{ actorId: '00000000-0000-7000-8000-000000000001' }]);
});

it('keys are made, listed and rotated, and the root key leaves only when it is asked for', async () => {
  expect(await run('keys', 'renew')).toMatchObject({ code: 0, stdout: 'The first keys were made.\n' });
  const exported = await run('keys', 'export-root', '--offline');
  expect(exported.stderr).toMatch(/has forgotten this key/);
  const file = path.join(folder, 'root-key.json');
  writeFileSync(file, exported.stdout);
  const { x } = JSON.parse(exported.stdout);
  expect((await run('keys', 'list')).stdout).toMatch(
    new RegExp(`^root  \\S+  signs  offline  .*  ${x}$`, 'm'),
  );
  expect(await run('keys', 'rotate', 'release')).toMatchObject({ code: 1, stdout: '' });
  expect((await run('keys', 'rotate', 'release', '--root', file)).stdout).toMatch(
    /^The release key is \S+, in key set 2/,
  );
  expect((await run('keys', 'rotate', 'everything')).stderr).toMatch(/^Say which key/);
});
