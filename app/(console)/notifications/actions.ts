'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readInput } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { markRead } from '@/lib/notifications/server/notification-queries';

const idsSchema = z.array(z.uuid()).max(200).nullable();

/** Marks what I have read; null = everything. */
export async function readAction(ids: unknown): Promise<ActionResult<void>> {
  const result = await actionResult(async () => {
    const { personId } = await requireCaller();
    await markRead(personId, readInput(idsSchema, ids), new Date());
  });
  if (result.ok) revalidatePath('/', 'layout');
  return result;
}
