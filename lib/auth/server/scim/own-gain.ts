import type { Transaction } from '@/lib/db/client';
import { takesTwoAdministrators } from '../../role-grant';
import { ScimError } from '../../scim/scim-error';
import type { RoleChange } from '../group-roles';
import { administrators } from '../role-grants';
import type { ScimCall } from './route';

/**
 * Whoever made a token gets no role through it that takes two administrators: alone, they could write themselves into any group. Refused
 * after the fact, so that however it came about is covered; the transaction takes it back.
 * @throws ScimError 403
 */
export async function requireOthersGain(
  tx: Transaction,
  { provider }: Pick<ScimCall, 'provider'>,
  changes: readonly RoleChange[],
): Promise<void> {
  const gained = changes.filter(({ gained: roles }) =>
    roles.some(({ role }) => takesTwoAdministrators(role)),
  );
  if (gained.length === 0) return;
  const maker = await tx.person.findFirst({
    where: { actorId: provider.madeById, id: { in: gained.map(({ personId }) => personId) } },
  });
  if (maker && (await administrators(tx)) >= 2) {
    throw new ScimError(
      403,
      'Whoever made this token would get a role through it that takes two administrators. Use a token that another administrator made.',
    );
  }
}
