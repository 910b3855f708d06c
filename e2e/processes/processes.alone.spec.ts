import type { BrowserContext, Page } from '@playwright/test';
import { withClient } from '../../scripts/setup/roles';
import { developmentToken, logOf, type RunningApp } from '../support/app';
import { expect, test } from '../support/test';
import { balancedClient } from './balanced';
import { type Beside, beside, isReady } from './beside';

/** The app's two processes, and one of each beside them on the same database, are one Fairlead. */

const OFFERING = 'groq/fairlead-two-processes';
const LIST = JSON.stringify({
  [OFFERING]: {
    litellm_provider: 'groq',
    mode: 'chat',
    input_cost_per_token: 0.000001,
    output_cost_per_token: 0.000004,
    max_input_tokens: 100_000,
    max_output_tokens: 8000,
  },
});

let console2: Beside;
let delivery2: Beside;
test.beforeAll(async ({ app }) => {
  console2 = await beside(app, 'console');
  delivery2 = await beside(app, 'delivery');
  await Promise.all([console2.start(), delivery2.start()]);
});
test.afterAll(() => Promise.all([console2.remove(), delivery2.remove()]));

/** The process of the app that listens now. The launcher starts another when it is gone. */
const pidOf = (app: RunningApp, plane: 'console' | 'delivery'): number => {
  const lines = logOf(app, plane).split('\n');
  return JSON.parse(lines.findLast((line) => line.includes('"event":"listening"')) ?? '{}').pid;
};

const cookieOf = async (context: BrowserContext): Promise<string> =>
  (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');

async function paste(page: Page, text: string): Promise<string> {
  await page.goto('/catalogue/imports/new');
  await page.getByText('Paste', { exact: true }).click();
  await page.getByLabel('Text', { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Read and review' }).click();
  await expect(page.getByRole('button', { name: 'Apply 1 change' })).toBeVisible();
  return new URL(page.url()).pathname;
}

test('what is begun at one console is finished at the other, which has the session too', async ({
  page,
  app,
}) => {
  const review = await paste(page, LIST);
  await page.goto(`${console2.url}${review}`);
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('applied, current')).toBeVisible();
  // The first has the catalogue in memory, and follows.
  await page.goto(`/catalogue/offerings/${OFFERING}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('$1.00');
  const batches = await withClient(app.database.ownerUrl, (client) =>
    client.query('SELECT count(*)::int AS n FROM catalog_batches WHERE import_id = $1', [
      review.split('/').at(-1),
    ]),
  );
  expect(batches.rows).toEqual([{ n: 1 }]);
});

test('each is killed in turn while clients go on, and what is due happens once', async ({ page, app }) => {
  const cookie = await cookieOf(page.context());
  const authorization = `Bearer ${developmentToken(app)}`;
  const people = balancedClient(
    [app.baseURL, console2.url],
    '/api/console/convergence?environment=development',
    { cookie },
  );
  const routers = balancedClient(
    [app.deliveryUrl, delivery2.url],
    '/api/v1/environments/development/policy',
    { authorization },
  );

  await Promise.all([console2.end('SIGKILL'), delivery2.end('SIGKILL')]);
  await Promise.all([console2.start(), delivery2.start()]);
  process.kill(pidOf(app, 'console'), 'SIGKILL');
  process.kill(pidOf(app, 'delivery'), 'SIGKILL');
  const id = await dueImport(app);
  await expect.poll(() => isReady(app.baseURL), { timeout: 30_000 }).toBe(true);
  await expect.poll(() => isReady(app.deliveryUrl)).toBe(true);
  await expect.poll(() => hasRun(app, id), { timeout: 20_000 }).toBe(true);
  expect(await people.stop()).toBeGreaterThan(5);
  expect(await routers.stop()).toBeGreaterThan(5);

  const runs = [...logOf(app, 'console').split('\n'), ...console2.log()].filter(
    (line) => line.includes('"event":"import schedule"') && line.includes(id),
  );
  expect(runs).toHaveLength(1);
  const trail = await withClient(app.database.ownerUrl, (client) =>
    client.query('SELECT (SELECT seq FROM audit_head) = count(*) AS whole FROM audit_entries'),
  );
  expect(trail.rows).toEqual([{ whole: true }]);
});

test('one that is told to end finishes what is under way', async () => {
  const heard = { statuses: new Set<number>(), answers: 0, problems: [] as string[] };
  const visitor = async () => {
    for (;;) {
      try {
        const answer = await fetch(`${console2.url}/sign-in`);
        await answer.text();
        heard.statuses.add(answer.status);
        heard.answers += 1;
      } catch (error) {
        const { code = String(error) } = ((error as Error).cause ?? error) as { code?: string };
        if (code !== 'ECONNREFUSED') heard.problems.push(code);
        return;
      }
    }
  };
  const visitors = Array.from({ length: 6 }, visitor);
  await expect.poll(() => heard.answers).toBeGreaterThan(10);
  expect(await console2.end('SIGTERM')).toBe(0);
  await Promise.all(visitors);
  expect(heard.problems).toEqual([]);
  expect([...heard.statuses]).toEqual([200]);
});

/** A scheduled import of an address that leads nowhere, due now. */
async function dueImport(app: RunningApp): Promise<string> {
  const { rows } = await withClient(app.database.ownerUrl, (client) =>
    client.query<{ id: string }>(`
      INSERT INTO import_schedules (id, source, url, every_hours, next_run_at, apply)
      VALUES (gen_random_uuid(), 'litellm', 'https://nowhere.invalid/prices.json', 24, now(), 'review') RETURNING id`),
  );
  return rows[0]?.id ?? '';
}

async function hasRun(app: RunningApp, id: string): Promise<boolean> {
  const { rows } = await withClient(app.database.ownerUrl, (client) =>
    client.query<{ run: boolean }>(
      'SELECT last_run_at IS NOT NULL AS run FROM import_schedules WHERE id = $1',
      [id],
    ),
  );
  return rows[0]?.run ?? false;
}
