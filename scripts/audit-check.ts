import { parseArgs } from 'node:util';
import { checkNow } from '@/lib/audit/server/audit-checks';
import { SYSTEM_ACTOR_ID } from '@/lib/auth/system-actor';
import { AppError } from '@/lib/core/errors';
import { runOperatorCommand } from './command-line';

const USAGE = `Usage: npm run audit-check

Reads the whole audit trail: every entry is there, in its order, and says what was written. Prints how many entries there
are; ends with 1 and says where, if it was altered. The result also stands under Audit, Checks.`;

await runOperatorCommand(USAGE, async () => {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } });
  if (values.help) return USAGE;
  const { entries, fault } = await checkNow(SYSTEM_ACTOR_ID, () => new Date());
  if (fault)
    throw new AppError('refused', `The audit trail was altered at entry ${fault.seq}: ${fault.message}.`);
  return `The audit trail is intact: ${entries} entries.`;
});
