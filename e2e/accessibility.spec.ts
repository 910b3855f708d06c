import type { Page } from '@playwright/test';
import { violationsInBothSchemes } from './support/axe';
import { expect, test } from './support/test';

/** One page of each kind; `open` brings something into view that the address alone does not. */
const PAGES: readonly { path: string; open?: (page: Page) => Promise<void> }[] = [
  { path: '/' },
  { path: '/catalogue' },
  {
    path: '/catalogue?q=claude&affiliation=unknown',
    open: (page) => page.getByRole('search').getByRole('button', { name: 'Channel' }).click(),
  },
  { path: '/catalogue?q=there+is+no+such+offering' },
  {
    path: '/catalogue?q=claude&view=everything',
    open: async (page) => {
      await page.getByRole('row').nth(2).hover();
      await page.getByRole('button', { name: 'Quick look' }).click();
      await expect(page.getByRole('complementary', { name: 'Quick look' })).toBeVisible();
    },
  },
  {
    path: '/catalogue/scatter?q=claude',
    open: (page) => expect(page.getByRole('application')).toBeVisible(),
  },
  { path: '/catalogue/models' },
  { path: '/catalogue/vendors' },
  { path: '/catalogue/compare' },
  { path: '/catalogue/imports' },
  { path: '/catalogue/imports/new' },
  { path: '/catalogue/imports/schedules/new' },
  { path: '/catalogue/settle' },
  { path: '/catalogue/settle?part=stale' },
  { path: '/catalogue/vendors/anthropic' },
  { path: '/catalogue/vendors/sample-cloud' },
  { path: '/catalogue/vendors/sample-cloud/stakes/new' },
  { path: '/catalogue/ownership' },
  { path: '/sensitivity' },
  { path: '/sensitivity/tag/pii/edit' },
  {
    path: '/sensitivity/matrix?channel=sample-cloud&offering=sample-cloud%2Fcirrus-1&label-of=level%3Arestricted',
    open: (page) =>
      expect(
        page.getByRole('complementary', { name: 'Clearance' }).getByRole('listitem').first(),
      ).toBeVisible(),
  },
  { path: '/sensitivity/unlock' },
  { path: '/sensitivity/exceptions/new' },
  { path: '/sensitivity/classify' },
  { path: '/sensitivity/paths' },
  { path: '/sensitivity/paths/way?subject=sample-cloud%2Fsample-lab' },
  { path: '/settings/sample' },
  { path: '/catalogue/models/claude-sonnet-4' },
  { path: '/catalogue/offerings/anthropic/claude-sonnet-4-6' },
  { path: '/catalogue/settle/models' },
  { path: '/settings/catalogue-links' },
  { path: '/catalogue/offerings/there/is/none' },
  {
    path: '/catalogue',
    open: async (page) => {
      await page.getByRole('banner').getByRole('button', { name: 'Search' }).click();
      await page.getByRole('textbox', { name: 'Search' }).fill('sonnet');
      await expect(page.getByRole('button', { name: /^Claude Sonnet 4 / })).toBeVisible();
    },
  },
  { path: '/routing' },
  { path: '/routing/task-classes/reasoning' },
  { path: '/routing/publish' },
  { path: '/routing/try?environment=development' },
  {
    path: '/routing/try?environment=development&request=%7B%22taskClass%22:%22summarisation%22,%22tokens%22:1%7D',
  },
  { path: '/routing/versions' },
  { path: '/routing/versions/1?environment=development' },
  {
    path: '/routing/versions/1/bundle?environment=development',
    open: (page) => expect(page.getByRole('region', { name: 'Bundle as JSON' })).toBeVisible(),
  },
  { path: '/routing/versions/1/notes?environment=development' },
  { path: '/routing/versions/compare?environment=development&from=1&to=1' },
  { path: '/routing/versions/compare?environment=development&from=1&to=1&view=text' },
  { path: '/routing/stops' },
  { path: '/routing/drafts' },
  { path: '/routing/drafts/new?environment=staging&of=development&version=1' },
  { path: '/routing/reviews' },
  { path: '/routers?environment=development' },
  { path: '/routers/tokens' },
  { path: '/routers/new' },
  { path: '/audit' },
  { path: '/audit?q=there+is+no+such+thing' },
  { path: '/audit/1' },
  { path: '/audit/refused' },
  { path: '/audit/checks' },
  { path: '/settings/account' },
  { path: '/settings/people' },
  { path: '/settings/people/invite' },
  { path: '/settings/sign-in' },
  { path: '/settings/sign-in/providers' },
  { path: '/settings/sign-in/providers/new' },
  { path: '/settings' },
  { path: '/ending' },
  { path: '/catalogue/news' },
  { path: '/settings/environments' },
  { path: '/settings/environments/new' },
  { path: '/settings/environments/production' },
  { path: '/settings/signing-keys' },
  { path: '/settings/attributes' },
  { path: '/settings/attributes/interactive' },
  { path: '/settings/region-groups' },
  { path: '/settings/region-groups/new' },
  { path: '/settings/endpoints' },
  { path: '/settings/endpoints/openai' },
];

test.describe('pages have no accessibility violation', () => {
  for (const [index, { path, open }] of PAGES.entries()) {
    test(`${index + 1}: ${path}`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await open?.(page);
      expect(await violationsInBothSchemes(page)).toEqual([]);
    });
  }
});

test.describe('pages on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const path of [
    '/',
    '/catalogue',
    '/catalogue/offerings/anthropic/claude-sonnet-4-6',
    '/contracts/SAMPLE-MSA-1',
    '/routing',
    '/routing/try',
    '/routers?environment=staging',
    '/audit',
    '/audit/1',
    '/routing/versions/1?environment=development',
    '/routing/versions/1/bundle?environment=development',
    '/sensitivity/matrix',
    '/settings/endpoints/openai',
  ]) {
    test(`${path} fits and has no violation`, async ({ page }) => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      expect(await violationsInBothSchemes(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    });
  }
});
