import type { Page } from '@playwright/test';
import { withClient } from '../scripts/setup/roles';
import type { RunningApp } from './support/app';
import { violations } from './support/axe';
import { expect, test } from './support/test';

const BENCHMARK = 'the house exam';
/** Milliseconds, and points of the benchmark: the dear one is the better and the slower. */
const MEASURED = [
  { offering: 'anthropic/claude-opus-4-1', latency: 9000, quality: 90 },
  { offering: 'anthropic/claude-haiku-4-5', latency: 1500, quality: 60 },
];

/** Replaces what is measured of the two. */
async function measure(app: RunningApp): Promise<void> {
  await withClient(app.database.ownerUrl, async (client) => {
    for (const { offering, latency, quality } of MEASURED) {
      const { rows } = await client.query('SELECT id FROM offerings WHERE key = $1', [offering]);
      const { id } = rows[0] as { id: string };
      await client.query("DELETE FROM measurements WHERE offering_id = $1 AND source = 'our own trial'", [
        id,
      ]);
      await client.query(
        `INSERT INTO measurements (id, offering_id, kind, benchmark, value, source, as_of) VALUES
          (gen_random_uuid(), $1, 'latency_p95_ms', NULL, $2, 'our own trial', now()),
          (gen_random_uuid(), $1, 'quality', $3, $4, 'our own trial', now())`,
        [id, latency, BENCHMARK, quality],
      );
    }
  });
}

// Dozens of steps, each of which ranks the whole catalogue anew.
test.slow();

const ranking = (page: Page) => page.getByRole('group', { name: 'Ranking' });
const places = (page: Page) =>
  ranking(page).getByRole('list', { name: 'Ranked offerings' }).getByRole('group');

/** A new rule for a task class of its own, its one arm ranked: from here on by keyboard alone. */
async function rankedRule(page: Page, name: string): Promise<void> {
  await page.goto('/routing/task-classes/new?environment=staging');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Reference input').fill('1000');
  await page.getByLabel('Reference output').fill('500');
  await page.getByRole('button', { name: 'Create task class' }).click();
  await page.getByRole('link', { name: 'New rule' }).first().click();
  await page.getByRole('radio', { name: 'Listed' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(ranking(page).getByRole('status')).toContainText(/3 selected of [\d,]+ that meet every bound/);
}

async function type(page: Page, field: string, text: string): Promise<void> {
  // A list of suggestions has its field's label too.
  await page.getByLabel(field, { exact: true }).and(page.locator('input')).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

test('a ranked rule is written by keyboard, the ranking follows its weights, and what is shown is what is compiled', async ({
  page,
  app,
}) => {
  await measure(app);
  await rankedRule(page, 'Ranked work');
  await type(page, 'Channels', 'anthropic');
  await page.keyboard.press('Enter');
  await type(page, 'How many', '2');
  await type(page, 'Benchmark of quality', BENCHMARK);
  await page.keyboard.press('Escape');
  await type(page, 'Weight of quality, as a number', '9');
  await expect(places(page)).toHaveCount(2);
  await expect(places(page).first()).toContainText('Claude Opus 4.1');
  await type(page, 'Weight of quality, as a number', '1');
  await type(page, 'Weight of p95 latency, as a number', '9');
  await expect(places(page).first()).toContainText('Claude Haiku 4.5');
  await expect(page.getByText('82 %', { exact: true })).toBeVisible();

  await places(page).first().locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(places(page).first()).toContainText('1,500 ms');
  await expect(places(page).first()).toContainText('our own trial');

  await type(page, 'p95 latency, at most', '2000');
  await expect(ranking(page).getByRole('status')).toContainText('1 selected of 1');
  await type(page, 'Find an offering', 'opus 4.1 anthropic');
  const out = ranking(page).getByRole('list', { name: 'Offerings that are out' });
  await expect(out).toContainText('p95 latency of 9,000 ms; at most 2,000 ms is asked for');
  await type(page, 'p95 latency, at most', '10');
  await expect(ranking(page)).toContainText('Without the bound on latency, 2 would be ranked');
  await type(page, 'p95 latency, at most', '20000');
  await type(page, 'Find an offering', ' ');
  await expect(places(page)).toHaveCount(2);

  await ranking(page).getByRole('button', { name: 'Show as table' }).focus();
  await page.keyboard.press('Enter');
  const table = ranking(page).getByRole('region', { name: 'Cost, quality and latency' });
  await expect(table.getByRole('row')).toHaveCount(3);
  await expect(table.getByRole('row', { name: /Claude Opus 4\.1/ })).toContainText('9,000 ms');
  await expect(table.getByRole('row', { name: /Claude Opus 4\.1/ })).toContainText('frontier');

  await page.keyboard.press('ControlOrMeta+s');
  await expect(page.getByText(/^Saved · \d\d:\d\d$/)).toBeVisible();
  await page.reload();
  await expect(places(page).first()).toContainText('Claude Haiku 4.5');

  const request = { taskClass: 'ranked-work', label: { level: 'public', tags: [] } };
  const other = await page.context().newPage();
  await other.goto(`/routing/try?environment=staging&request=${encodeURIComponent(JSON.stringify(request))}`);
  const decided = other.getByRole('region', { name: 'Offerings in the order tried' }).getByRole('row');
  await expect(decided).toHaveCount(3);
  await expect(decided.nth(1)).toContainText('anthropic/claude-haiku-4-5');
  await expect(decided.nth(2)).toContainText('anthropic/claude-opus-4-1');
  await other.close();

  await page.getByRole('button', { name: 'List these as targets' }).focus();
  await page.keyboard.press('Enter');
  const rule = page.getByRole('region', { name: 'Rule', exact: true });
  const listed = rule.getByRole('list', { name: 'Offerings in the order tried' }).getByRole('listitem');
  await expect(listed.first()).toContainText('Claude Haiku 4.5');
  await expect(listed.last()).toContainText('Claude Opus 4.1');
  await page.getByRole('radio', { name: 'Listed' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByLabel('Weight of p95 latency, as a number')).toHaveValue('9');
});

test('the ranking has no accessibility violation, light or dark', async ({ page, app }) => {
  await measure(app);
  await rankedRule(page, 'Ranked for all');
  await type(page, 'Benchmark of quality', BENCHMARK);
  await page.keyboard.press('Escape');
  await expect(ranking(page).getByRole('figure')).toBeVisible();
  await ranking(page)
    .getByRole('button', { name: /a measure is missing/ })
    .click();
  await places(page).first().locator('summary').click();
  await expect(ranking(page).getByRole('list', { name: 'Offerings that are out' })).toBeVisible();
  expect(await violations(page, { within: 'main' })).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violations(page, { within: 'main', only: ['color-contrast'] })).toEqual([]);
  await ranking(page).getByRole('button', { name: 'Show as table' }).click();
  expect(await violations(page, { within: 'main' })).toEqual([]);
});
