import { invalid } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/client';
import type { HeldRole } from '../permissions';
import type { Grant } from '../person-schema';
import { isRole } from '../roles';

/** Grants with environments' ids, each once; a role held everywhere needs no grant in one environment. */
export async function heldRoles(tx: Transaction, grants: readonly Grant[]): Promise<HeldRole[]> {
  const environments = await tx.environment.findMany({ where: { archivedAt: null } });
  const idOf = new Map(environments.map(({ key, id }) => [key, id]));
  const unknown = grants.findIndex(({ environment }) => environment !== null && !idOf.has(environment));
  if (unknown >= 0) {
    throw invalid([{ path: `/grants/${unknown}/environment`, message: 'There is no such environment.' }]);
  }
  const held: HeldRole[] = [];
  for (const { role, environment } of grants) {
    const everywhere = grants.some((other) => other.role === role && other.environment === null);
    const environmentId = everywhere || environment === null ? null : (idOf.get(environment) ?? null);
    if (!held.some((one) => sameGrant(one, { role, environmentId }))) held.push({ role, environmentId });
  }
  return held;
}

interface GrantRow {
  readonly role: string;
  readonly environmentId: string | null;
}

/** Rows of grants as they are held; what is no role any more is left out. */
export function heldOf<Row extends GrantRow>(rows: readonly Row[]): (Row & HeldRole)[] {
  return rows.filter((row): row is Row & HeldRole => isRole(row.role));
}

/** Whether two grants are the same role in the same place. */
export function sameGrant(a: GrantRow, b: GrantRow): boolean {
  return a.role === b.role && a.environmentId === b.environmentId;
}

/** Of roles, those that a person does not hold yet, by hand or through a group. */
export async function notHeld<Held extends GrantRow>(
  tx: Transaction,
  personId: string,
  roles: readonly Held[],
): Promise<Held[]> {
  const held = await tx.roleGrant.findMany({ where: { personId } });
  return roles.filter((one) => !held.some((grant) => sameGrant(grant, one)));
}

/** For the audit entry: roles and ids, sorted, so that equal sets read equal. */
export function heldIds(grants: readonly GrantRow[]) {
  return grants
    .map(({ role, environmentId }) => ({ role, environment: environmentId }))
    .sort((a, b) =>
      `${a.role} ${a.environment ?? ''}`.localeCompare(`${b.role} ${b.environment ?? ''}`, 'en'),
    );
}
