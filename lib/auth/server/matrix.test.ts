import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { callerWith, withAccessDatabase } from '@/lib/db/testing/access';
import { ACTIONS, allows, rolesFor } from '../permissions';
import { ROLES } from '../roles';
import type { Command } from './command';

/**
 * Every role against every command. Commands are found, not listed: whatever a file of lib/<area>/server with "commands" in its path exports and
 * names an action. Each is called without input, so that a caller who may is told what is missing, and nothing changes.
 */

withAccessDatabase();
const [HERE, ELSEWHERE] = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'];
const lib = fileURLToPath(new URL('../..', import.meta.url));
const files = readdirSync(lib, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /^[^/]+\/server\/.*commands/.test(file) && /(?<!\.test)\.ts$/.test(file));

function isCommand(value: unknown): value is Command<unknown> {
  return typeof value === 'function' && 'action' in value;
}

const commands: { name: string; command: Command<unknown> }[] = [];
for (const file of files) {
  const exported: Record<string, unknown> = await import(/* @vite-ignore */ `${lib}${file}`);
  for (const [name, value] of Object.entries(exported)) {
    if (isCommand(value)) commands.push({ name: `${file} ${name}`, command: value });
  }
}

const kindFor = (command: Command<unknown>, caller: ReturnType<typeof callerWith>) =>
  command(caller, undefined).then(
    () => 'done',
    (error: unknown) => (error instanceof AppError ? error.kind : Promise.reject(error)),
  );

describe.each(commands)('$name', ({ command }) => {
  it.each(ROLES)('as %s', async (role) => {
    const may = rolesFor(command.action).includes(role);
    expect(await kindFor(command, callerWith(role))).toBe(may ? 'invalid' : 'forbidden');
  });

  it('as each role in one environment alone', async () => {
    for (const role of ROLES) {
      const here = callerWith({ role, environmentId: HERE });
      const may = command.perEnvironment && rolesFor(command.action).includes(role);
      expect([role, await kindFor(command, here)]).toEqual([role, may ? 'invalid' : 'forbidden']);
      // Which environment it is about is known once the input is read; `authorise` asks this then.
      const allowed = (environmentId: string | null) => allows(here.roles, command.action, { environmentId });
      expect([allowed(HERE), allowed(ELSEWHERE), allowed(null)]).toEqual([
        rolesFor(command.action).includes(role),
        false,
        false,
      ]);
    }
  });

  it('as nobody', async () => {
    expect(await kindFor(command, callerWith())).toBe('forbidden');
  });
});

it('has a command for every action that changes something, and only one', () => {
  const changing = ACTIONS.filter((action) => !action.endsWith('.read'));
  expect(commands.map(({ command }) => command.action).sort()).toEqual([...changing].sort());
});
