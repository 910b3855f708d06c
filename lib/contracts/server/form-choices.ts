import { z } from 'zod';
import { allows, rolesFor } from '@/lib/auth/permissions';
import { type Caller, forbid, readInput } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import type { Named } from '../contract';
import type { ContractFormChoices } from '../form-choices';
import type { ScopeChoices } from '../scope-choices';
import { readableContracts } from './contract-access';
import { scopeChoices } from './scope-choices';

/** Who may own a contract or be named as a reader: everybody who reads contracts, by name. */
export async function contractPeople(): Promise<Named[]> {
  return db().person.findMany({
    where: {
      archivedAt: null,
      roles: { some: { role: { in: [...rolesFor('contract.read')] }, environmentId: null } },
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });
}

/** What the form of a contract offers to somebody. */
export async function contractFormChoices(caller: Caller): Promise<ContractFormChoices> {
  const alive = { archivedAt: null };
  const vendors = await db().vendor.findMany({
    where: alive,
    select: { key: true, name: true },
    orderBy: [{ name: 'asc' }, { key: 'asc' }],
  });
  return {
    vendors: vendors.map(({ key, name }) => ({ value: key, label: name })),
    contracts: await db().contract.findMany({
      where: { AND: [alive, readableContracts(caller)] },
      select: { number: true, title: true },
      orderBy: { number: 'asc' },
    }),
    people: await contractPeople(),
    entities: await db().companyEntity.findMany({
      where: alive,
      select: { key: true, name: true },
      orderBy: [{ name: 'asc' }, { key: 'asc' }],
    }),
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')],
    currencies: Intl.supportedValuesOf('currency'),
  };
}

/** What the scope of a contract may name where some vendors (keys) sell or own. */
export async function formScopeChoices(caller: Caller, vendors: unknown): Promise<ScopeChoices> {
  if (!allows(caller.roles, 'contract.read')) throw forbid('contract.read');
  return scopeChoices(db(), readInput(z.array(z.string().max(300)).max(200), vendors));
}
