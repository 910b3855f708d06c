import { z } from 'zod';
import { KEY_PATTERN } from '@/lib/core/ids';
import { lineSchema } from '@/lib/core/plain-text';
import { PASSWORD_MAX_LENGTH } from './password-rules';
import { ROLES, type Role } from './roles';

/** Every form about people and its command share these, so that they refuse the same things in the same words. */

export const emailSchema = z
  .string('Enter an e-mail address.')
  .trim()
  .toLowerCase()
  .max(254, 'Use at most 254 characters.')
  .pipe(z.email('Enter an e-mail address such as ada@example.com.'));

export const nameSchema = lineSchema('Enter a name.', 120);

/** Longer than any password that can be set, so that checking one stays cheap. Which passwords are good: password-rules.ts */
export const passwordSchema = z
  .string('Enter a password.')
  .min(1, 'Enter a password.')
  .max(PASSWORD_MAX_LENGTH * 2, `Use at most ${PASSWORD_MAX_LENGTH} characters.`);

const roleSchema = z.enum(ROLES, 'There is no such role.');

/** The key of an environment. Whether there is one is for the command to say. */
export const environmentKeySchema = z
  .string('Choose an environment.')
  .max(100, 'There is no such environment.')
  .regex(KEY_PATTERN, 'Choose an environment.');

/** A role and where it is held: in the environment with that key, or (null) everywhere. */
const grantSchema = z.object({ role: roleSchema, environment: environmentKeySchema.nullable() });
export type Grant = z.infer<typeof grantSchema>;

export const grantsSchema = z.array(grantSchema, 'Choose roles.').max(ROLES.length * 20);

export const rolesSchema = z
  .array(roleSchema, 'Choose roles.')
  .min(1, 'Choose at least one role.')
  .transform((roles): Role[] => ROLES.filter((role) => roles.includes(role)));
