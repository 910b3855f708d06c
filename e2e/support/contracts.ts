import type { Page } from '@playwright/test';
import { pdfOf } from './pdf';
import { expect } from './test';

/** A draft of a contract with a vendor, made on the screen; its page is open afterwards. */
export async function newContract(page: Page, number: string, vendor: string): Promise<void> {
  await page.goto('/contracts/new');
  await page.getByLabel('Number').fill(number);
  await page.getByLabel('Title').fill(`Agreement ${number}`);
  const choose = async (field: string, option: string) => {
    await page.getByRole('combobox', { name: field }).fill(option);
    await page.getByRole('option', { name: option, exact: true }).click();
  };
  await page.getByRole('combobox', { name: 'Kind' }).click();
  await page.getByRole('option', { name: 'Master agreement' }).click();
  await choose('Vendor', vendor);
  await page.getByLabel('First day').fill('2026-01-01');
  await page.getByLabel('Last day').fill('2027-12-31');
  await page.getByRole('button', { name: 'Create contract' }).click();
  await expect(page).toHaveURL(new RegExp(`/contracts/${number}$`));
}

/** A signed PDF, a text for each page, as the contract's page uploads it. */
export async function addPdf(page: Page, number: string, pages: readonly string[]): Promise<void> {
  const asked = new URLSearchParams({ contract: number, name: 'agreement.pdf', executedOn: '2026-01-01' });
  const answer = await page.request.post(`/api/console/documents?${asked}`, {
    data: Buffer.from(pdfOf(pages)),
    headers: { 'content-type': 'application/octet-stream', origin: new URL(page.url()).origin },
  });
  expect(answer.status()).toBeLessThan(300);
}
