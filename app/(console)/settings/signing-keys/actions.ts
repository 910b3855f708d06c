'use server';

import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { readInput } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { KEY_ROLES } from '@/lib/signing/key';
import { rotateRootKey, rotateSigningKey } from '@/lib/signing/server/commands';

// Without a root key that is kept offline, which is not sent through a browser: "npm run keys" takes it.
const rotation = z.strictObject({ role: z.enum(KEY_ROLES), kid: z.string().max(100) });

export async function rotateKeyAction(input: unknown): Promise<ActionResult<unknown>> {
  const result = await actionResult<unknown>(async () => {
    const caller = await requireCaller();
    const { role, kid } = readInput(rotation, input);
    return role === 'root' ? rotateRootKey(caller, { kid }) : rotateSigningKey(caller, { role, kid });
  });
  if (result.ok) revalidatePath('/settings/signing-keys');
  return result;
}
