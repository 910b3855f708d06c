import { z } from 'zod';
import { ROLES, type Role } from './roles';

/** Roles that a second administrator agrees to, once there are two (`takes_two_administrators` in the database). */
const TAKES_TWO: readonly Role[] = [
  'admin',
  'architect',
  'legal',
  'data_steward',
  'publisher',
  'risk_owner',
  'data_protection',
  'security',
];

export function takesTwoAdministrators(role: Role): boolean {
  return TAKES_TWO.includes(role);
}

/** A role for somebody: the content of a proposal of kind "role_grant". */
export const roleGrantSchema = z.strictObject({
  person: z.uuid(),
  role: z.enum(ROLES),
  /** An environment's id; null = everywhere. */
  environment: z.uuid().nullable(),
});

export type RoleGrantContent = z.infer<typeof roleGrantSchema>;

/** The subject of that proposal, as the database looks for it. */
export function roleGrantSubject({ person, role, environment }: RoleGrantContent): string {
  return `${person}|${role}|${environment ?? '*'}`;
}
