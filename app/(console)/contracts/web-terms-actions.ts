'use server';

import { revalidatePath } from 'next/cache';
import { requireCaller } from '@/lib/auth/server/session';
import { checkNow, watchAddress } from '@/lib/contracts/server/check-web-terms';
import { archiveWebTerms, reviewWebTerms } from '@/lib/contracts/server/web-terms-commands';
import type { WebTermsDto } from '@/lib/contracts/web-terms';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { preview } from '../effects';
import { action } from '../run-command';

type Saved = Promise<ActionResult<WebTermsDto>>;

export async function addWebTermsAction(input: unknown): Saved {
  const result = await actionResult(async () => watchAddress(await requireCaller(), input));
  revalidatePath('/', 'layout');
  return result;
}

export async function checkWebTermsAction(contract: string, id: string): Promise<ActionResult<null>> {
  const result = await actionResult(async () => {
    await checkNow(await requireCaller(), contract, id);
    return null;
  });
  revalidatePath('/', 'layout');
  return result;
}

export const reviewWebTermsAction = action(reviewWebTerms);
export const previewTermsReview = preview(reviewWebTerms);
export const archiveWebTermsAction = action(archiveWebTerms);
