import { z } from 'zod';
import type { HeldRole } from './permissions';
import { APPROVING_ROLES, type Role } from './roles';

export const SECOND_FACTOR_RULES = ['optional', 'approvers', 'everyone'] as const;
export type SecondFactorRule = (typeof SECOND_FACTOR_RULES)[number];

/** How people sign in here. */
export interface SignInPolicy {
  /** Of whom a second factor is asked who sign in with a password. */
  readonly secondFactor: SecondFactorRule;
  /** Whether passwords are taken at all; administrators' always are. */
  readonly passwords: boolean;
  readonly revision: number;
}

export const signInPolicySchema = z.object({
  secondFactor: z.enum(SECOND_FACTOR_RULES, 'Choose of whom it is asked.'),
  passwords: z.boolean(),
});

/** Administrators approve roles, so they count. */
const APPROVERS: readonly Role[] = [...APPROVING_ROLES, 'admin'];

/** Whether somebody with these roles, in whatever environment, needs a second factor. Without a role there is nothing to protect. */
export function asksSecondFactor({ secondFactor }: SignInPolicy, roles: readonly Role[]): boolean {
  if (secondFactor === 'everyone') return roles.length > 0;
  return secondFactor === 'approvers' && roles.some((role) => APPROVERS.includes(role));
}

/**
 * Whether somebody's password is taken whatever the policy and the providers say: that of administrators of everything, who keep both, so that they
 * get in when a provider is down.
 */
export function keepsPassword(held: readonly HeldRole[]): boolean {
  return held.some(({ role, environmentId }) => role === 'admin' && environmentId === null);
}
