'use server';

import { revalidatePath } from 'next/cache';
import { requireCaller } from '@/lib/auth/server/session';
import type { CreatedCatalogLink } from '@/lib/catalog/catalog-link';
import { createCatalogLink, revokeCatalogLink } from '@/lib/catalog/server/link-commands';
import { type ActionResult, actionResult } from '@/lib/http/action-result';

export async function createCatalogLinkAction(input: unknown): Promise<ActionResult<CreatedCatalogLink>> {
  return actionResult(async () => createCatalogLink(await requireCaller(), input));
}

export async function revokeCatalogLinkAction(input: unknown): Promise<ActionResult<void>> {
  const result = await actionResult(async () => revokeCatalogLink(await requireCaller(), input));
  if (result.ok) revalidatePath('/settings/catalogue-links');
  return result;
}
