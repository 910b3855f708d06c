import { z } from 'zod';
import { lineSchema } from '@/lib/core/plain-text';
import { environmentKeySchema } from './person-schema';
import { ROLES } from './roles';

/** A role that a provider's group gives: the content of a proposal of kind "group_role". */
export const groupRoleSchema = z.strictObject({
  provider: z.uuid(),
  group: z.string(),
  role: z.enum(ROLES),
  /** An environment's id; null = everywhere. */
  environment: z.uuid().nullable(),
});

export type GroupRoleContent = z.infer<typeof groupRoleSchema>;

/** The subject of that proposal, as the database looks for it. */
export function groupRoleSubject({ provider, role, environment, group }: GroupRoleContent): string {
  return `${provider}|${role}|${environment ?? '*'}|${group}`;
}

/** What a form asks for. `group` is a name as the provider says it, to the letter. */
export const newGroupRoleSchema = z.strictObject({
  providerId: z.uuid('There is no such provider.'),
  group: lineSchema('Name the group as the provider does.', 200),
  role: z.enum(ROLES, 'Choose a role.'),
  environment: environmentKeySchema.nullable(),
});

export type NewGroupRole = z.infer<typeof newGroupRoleSchema>;

/** Who would gain or lose a role; `named` are the first of them. */
export interface RoleEffect {
  readonly count: number;
  readonly named: readonly { readonly id: string; readonly name: string }[];
  /** How many people are in the group, as far as Fairlead knows. */
  readonly members: number;
  /** Whether it waits for another administrator. */
  readonly waits: boolean;
}
