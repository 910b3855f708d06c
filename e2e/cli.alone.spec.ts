import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createOwnToken } from '../lib/auth/server/commands/own-tokens';
import { SYSTEM_CALLER } from '../lib/auth/system-actor';
import { bringDatabase, connect } from '../lib/db/client';
import { addPerson } from '../lib/db/testing/access';
import { taskClassInput } from '../lib/db/testing/routing';
import { createTaskClass } from '../lib/routing/server/task-class-commands';
import { inRoot } from '../scripts/setup/paths';
import { runSql } from './support/database';
import { expect, test } from './support/test';

/** The command `fairlead` against the built app, in an environment of its own where another person has to approve. */

/** A run that begins anew after a failure has an environment, people and a task class of its own. */
const run = Date.now().toString(36);
const ENVIRONMENT = `cli-${run}`;
const TASK_CLASS = `cli-lookup-${run}`;
const SCOPES = ['policy:read', 'policy:write', 'policy:approve', 'policy:publish'];

interface Result {
  readonly code: number | null;
  readonly out: string;
}

let folder: string;
let tokens: { readonly author: string; readonly other: string };

test.beforeAll(async ({ app }) => {
  folder = mkdtempSync(path.join(tmpdir(), 'fairlead-cli-'));
  const database = connect(app.database.applicationUrl);
  bringDatabase(database);
  const tokenOf = async (name: string) => {
    const person = await addPerson(`${name}-${run}@fairlead.test`, ['architect', 'publisher']);
    const token = {
      name,
      environment: ENVIRONMENT,
      scopes: SCOPES,
      expiresInDays: 1,
      serviceAccountId: null,
    };
    return (await createOwnToken(person, token)).token;
  };
  await database.environment.create({
    data: {
      key: ENVIRONMENT,
      name: 'Command line',
      position: Date.now() % 1_000_000_000,
      approvalsRequired: 1,
      drafts: { create: { name: 'main' } },
    },
  });
  await createTaskClass(SYSTEM_CALLER, taskClassInput(TASK_CLASS));
  tokens = { author: await tokenOf('cli-author'), other: await tokenOf('cli-other') };
  bringDatabase(undefined);
  await database.$disconnect();
});

test.afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  // What is left open there waits for nobody else.
  await runSql(`UPDATE environments SET archived_at = now() WHERE key = '${ENVIRONMENT}'`);
});

function fairlead(parameters: readonly string[], env: Record<string, string>, input = ''): Promise<Result> {
  const child = spawn(process.execPath, [inRoot('cli', 'bin', 'fairlead.mjs'), ...parameters], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      ...env,
    } as unknown as NodeJS.ProcessEnv,
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      out += chunk.toString();
    });
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })));
}

test('a policy goes from a file to routers by way of another person, and back', async ({ app }) => {
  const author = (...parameters: string[]) => fairlead(parameters, {});
  const other = (...parameters: string[]) =>
    fairlead(parameters, { FAIRLEAD_URL: app.baseURL, FAIRLEAD_TOKEN: tokens.other });
  const file = path.join(folder, 'policy.yaml');
  const edit = (change: (text: string) => string) => writeFileSync(file, change(readFileSync(file, 'utf8')));

  expect((await author('status')).code).toBe(4);
  const login = await fairlead(['login', '--url', app.baseURL], {}, `${tokens.author}\n`);
  expect(login).toMatchObject({ code: 0, out: expect.stringContaining(`Logged in to ${ENVIRONMENT}`) });
  expect(statSync(path.join(folder, 'config', 'fairlead', 'config.json')).mode & 0o777).toBe(0o600);

  expect((await author('pull')).code).toBe(0);
  const rule = (offering: string) =>
    `taskClasses:\n  ${TASK_CLASS}:\n    - key: from-a-file\n      arms:\n        - name: all\n          weight: 10000\n          targets:\n            - offering: ${offering}\n`;
  edit((text) => text.replace(/taskClasses:[\s\S]*/, rule('nobody/nothing')));
  expect((await author('pull')).code).toBe(3);
  const bad = await author('validate');
  expect(bad.code).toBe(1);
  expect(bad.out).toMatch(/^policy\.yaml:\d+:\d+ error offering_missing /m);
  edit((text) => text.replace('weight: 10000', 'weight: most'));
  const unreadable = await author('validate', '--json');
  expect(unreadable.code).toBe(1);
  expect(unreadable.out).toContain(`"pointer": "/taskClasses/${TASK_CLASS}/0/arms/0/weight"`);

  edit((text) => text.replace(/taskClasses:[\s\S]*/, rule('openai/gpt-5-mini')));
  expect(await author('validate')).toMatchObject({ code: 0, out: expect.stringContaining('0 errors') });
  expect((await author('diff', '--exit-code')).out).toContain(`rule from-a-file in ${TASK_CLASS}`);

  // Two copies of what was pulled: the second to be pushed comes too late.
  for (const name of ['policy.yaml', '.policy.yaml.pulled']) {
    mkdirSync(path.join(folder, 'late'), { recursive: true });
    writeFileSync(path.join(folder, 'late', name), readFileSync(path.join(folder, name)));
  }
  expect((await author('push')).code).toBe(0);
  expect((await author('push', 'late/policy.yaml')).code).toBe(3);
  expect((await author('push')).out).toContain('says this already');

  expect((await author('publish', '-m', 'first', '--accept-warnings')).code).toBe(1);
  expect((await author('submit', '-m', 'from a file')).code).toBe(0);
  expect(await author('approve')).toMatchObject({ code: 1, out: expect.stringContaining('another person') });
  expect((await other('approve', '--draft', 'main', '--revision', '1')).code).toBe(3);
  expect((await other('approve', '--draft', 'main', '--revision', '2', '-m', 'fine')).code).toBe(0);
  const published = await author('publish', '-m', 'first', '--accept-warnings');
  expect(published).toMatchObject({
    code: 0,
    out: expect.stringContaining(`as version 1 of ${ENVIRONMENT}`),
  });

  writeFileSync(
    path.join(folder, 'request.json'),
    JSON.stringify({ taskClass: TASK_CLASS, inputTokens: 10, maxOutputTokens: 10 }),
  );
  // Hosts know of a version within a second.
  await expect.poll(async () => (await author('pull', 'bundle.json', '--bundle')).code).toBe(0);
  const offline = await fairlead(['evaluate', 'request.json', '--bundle', 'bundle.json'], {
    FAIRLEAD_URL: 'http://127.0.0.1:9',
    FAIRLEAD_TOKEN: 'none',
  });
  expect(offline).toEqual({ code: 0, out: 'route by rule from-a-file, all: openai/gpt-5-mini\n' });

  const stop = ['channel', 'openai', '-m', 'it leaks'];
  expect((await author('stop', ...stop)).code).toBe(0);
  await expect.poll(async () => (await author('evaluate', 'request.json')).out).toMatch(/^deny /);
  expect((await author('lift', ...stop)).code).toBe(1);
  expect((await author('lift', ...stop, '--request-approval')).code).toBe(0);

  edit((text) => text.replace('openai/gpt-5-mini', 'azure/gpt-5-mini'));
  for (const step of [['push'], ['submit', '-m', 'another one']])
    expect((await author(...step)).code).toBe(0);
  expect((await other('approve', '--draft', 'main', '--revision', '3')).code).toBe(0);
  await runSql(`INSERT INTO router_instances (environment_id, instance, token_id, epoch, version, first_seen_at, last_seen_at)
    SELECT id, 'gateway-7', 'x', 1, 2, now(), now() FROM environments WHERE key = '${ENVIRONMENT}'`);
  const wait = ['--wait', '95%', '--timeout', '1'];
  const missed = await author('publish', '-m', 'another one', '--accept-warnings', ...wait);
  expect(missed).toMatchObject({ code: 6, out: expect.stringContaining('version 3') });
  expect(missed.out).toContain('0 of 1 routers run it');
  expect(missed.out).toContain('  gateway-7  runs 1.2\n');
  expect((await author('rollback', '1', '--dry-run')).out).toContain('changed rule from-a-file');
  const back = await author('rollback', '1', '-m', 'back', '--accept-warnings');
  expect(back).toMatchObject({ code: 1, out: expect.stringContaining('approval') });
  expect((await author('rollback', '1', '-m', 'back', '--request-approval')).code).toBe(0);
  const waiting = await other('reviews');
  const [, review = ''] = /^(\S+) {2}Roll back to version 1: back/m.exec(waiting.out) ?? [];
  expect(await other('approve', '--review', review)).toMatchObject({
    code: 0,
    out: 'Approved “Roll back to version 1”.\n',
  });
  await runSql(`DELETE FROM router_instances WHERE instance = 'gateway-7'`);
  const returned = await author('rollback', '1', '-m', 'back', '--accept-warnings', ...wait);
  expect(returned).toMatchObject({ code: 0, out: expect.stringContaining('Version 4') });
  expect(returned.out).toContain('No router is heard of');
});

test('what is typed wrongly, who may not and who does not answer are told apart', async ({ app }) => {
  const known = { FAIRLEAD_URL: app.baseURL, FAIRLEAD_TOKEN: tokens.author };
  expect((await fairlead([], known)).code).toBe(2);
  expect((await fairlead(['frob'], known)).code).toBe(2);
  expect((await fairlead(['pull', '--frob'], known)).code).toBe(2);
  expect((await fairlead(['publish'], known)).code).toBe(2);
  expect((await fairlead(['publish', '-m', 'x', '--wait', '101%'], known)).code).toBe(2);
  expect((await fairlead(['publish', '-m', 'x', '--timeout', '5'], known)).code).toBe(2);
  expect((await fairlead(['status'], { ...known, FAIRLEAD_URL: 'http://fairlead.example.com' })).code).toBe(
    2,
  );
  expect((await fairlead(['status'], { ...known, FAIRLEAD_TOKEN: 'flr_x' })).code).toBe(4);
  expect((await fairlead(['status'], { ...known, FAIRLEAD_URL: 'http://127.0.0.1:9' })).code).toBe(5);
  expect((await fairlead(['pull', '--help'], {})).out).toContain('--bundle');
});
