import { readFileSync } from 'node:fs';
import { DOCS, docFile } from '../lib/docs/contents';
import { codeBlocks } from '../lib/docs/outline';
import { stepsOf } from '../lib/docs/steps';
import { inRoot } from '../scripts/setup/paths';
import { type RunningApp, startApp } from './support/app';
import { violations } from './support/axe';
import { follow, openShell, type Shell } from './support/follow';
import { expectedStatuses, inOrder, referenceWorld, tryExample } from './support/reference';
import { expect, signIn, test } from './support/test';

/** The documentation is followed to the letter on a fresh Fairlead of its own, by somebody who knows nothing else. */

test.use({ signedIn: false });
test.describe.configure({ mode: 'serial' });

let fresh: RunningApp;
let remove: () => Promise<void>;

test.beforeAll(async () => {
  ({ app: fresh, remove } = await startApp());
});
test.afterAll(() => remove());

const read = (file: string) => readFileSync(inRoot(file), 'utf8');

async function withShell(use: (shell: Shell) => Promise<void>): Promise<void> {
  const shell = openShell(fresh);
  try {
    await use(shell);
  } finally {
    shell.close();
  }
}

for (const hour of ['architect', 'procurement', 'router']) {
  test(`the first hour of ${hour} leads where it says`, async ({ browser }) => {
    const page = await browser.newPage({ baseURL: fresh.baseURL });
    await signIn(page, fresh.admin);
    await withShell(async (shell) => {
      for (const step of stepsOf(read(`docs/first-hour/${hour}.md`)))
        await test.step(JSON.stringify(step), () => follow(page, shell, step));
    });
    await page.close();
  });
}

test('every command of the other pages does what it says', async () => {
  const files = ['README.md', ...DOCS.filter((doc) => !doc.startsWith('first-hour/')).map(docFile)];
  for (const file of files) {
    const blocks = codeBlocks(read(file ?? '')).filter(
      ({ language, note }) => language === 'sh' && !note.startsWith('not-run:'),
    );
    if (blocks.length === 0) continue;
    await withShell(async (shell) => {
      for (const { code, line } of blocks) await test.step(`${file}:${line}`, () => shell.run(code));
    });
  }
});

test('every example of the API’s reference is answered as it says', async () => {
  const world = await referenceWorld(fresh);
  await withShell(async (shell) => {
    for (const operation of inOrder())
      await test.step(operation.id, async () => {
        const status = await tryExample(shell, fresh, world, operation);
        expect.soft(expectedStatuses(operation), operation.id).toContain(String(status));
      });
  });
});

test('it is found, read and searched in the console', async ({ browser }) => {
  const page = await browser.newPage({ baseURL: fresh.baseURL });
  await signIn(page, fresh.admin);
  await page.goto('/docs');
  await page
    .getByRole('link', { name: 'An architect’s first hour' })
    .or(page.getByRole('link', { name: "An architect's first hour" }))
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /first hour/ })).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the documentation' }).fill('kill switch stop vendor');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible();
  for (const path of ['/docs', '/docs/read-api', '/docs/api', '/docs/api/reading']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await violations(page)).toEqual([]);
  }
  await page.goto('/docs/../../package');
  await expect(page.getByText('There is nothing at this address')).toBeVisible();
  await page.close();
});
