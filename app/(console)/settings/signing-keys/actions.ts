'use server';

import { z } from 'zod';
import { type Command, readInput } from '@/lib/auth/server/command';
import { type ActionResult, actionResult } from '@/lib/http/action-result';
import { KEY_ROLES } from '@/lib/signing/key';
import { raiseEpoch, renewKeySet, rotateRootKey, rotateSigningKey } from '@/lib/signing/server/commands';
import { endEnvironmentKey, makeEnvironmentKey } from '@/lib/signing/server/environment-key-commands';
import { runCommand } from '../../run-command';

// Without a root key that is kept offline, which is not sent through a browser: "npm run keys" takes it.
const rotation = z.strictObject({ role: z.enum(KEY_ROLES), kid: z.string().max(100) });
const aboutEnvironment = z.strictObject({ environment: z.string().max(100) });
const raising = z.strictObject({
  environment: z.string().max(100),
  epoch: z.int(),
  reason: z.string().max(1_000),
});

export async function rotateKeyAction(input: unknown): Promise<ActionResult<unknown>> {
  return act(rotation, input, ({ role, kid }) =>
    role === 'root' ? [rotateRootKey, { kid }] : [rotateSigningKey, { role, kid }],
  );
}

export async function renewKeySetAction(): Promise<ActionResult<unknown>> {
  return runCommand(renewKeySet, {}, '/');
}

export async function raiseEpochAction(input: unknown): Promise<ActionResult<unknown>> {
  return act(raising, input, (read) => [raiseEpoch, read]);
}

export async function makeOwnKeyAction(input: unknown): Promise<ActionResult<unknown>> {
  return act(aboutEnvironment, input, (read) => [makeEnvironmentKey, read]);
}

export async function endOwnKeyAction(input: unknown): Promise<ActionResult<unknown>> {
  return act(aboutEnvironment, input, (read) => [endEnvironmentKey, read]);
}

/** Reads what the browser sent, which may hold less than the command takes, and runs it. */
async function act<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  command: (read: z.output<Schema>) => readonly [Command<unknown>, unknown],
): Promise<ActionResult<unknown>> {
  const read = await actionResult(async () => command(readInput(schema, input)));
  return read.ok ? runCommand(...read.data, '/') : read;
}
