import type { CommandContext } from '@/lib/auth/server/command';
import { type FieldProblem, invalid } from '@/lib/core/errors';
import { defaultPrecedence } from '../contract-kinds';
import type { ContractFields } from '../contract-schema';
import { readableContracts } from './contract-access';

/** A day as a column of days holds it. */
export function startOfDay(day: string | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

/**
 * The row for what a form says, once all that it names is there.
 * @param id of the contract that is changed; null = a new one
 * @throws AppError invalid, field by field
 */
export async function contractRow({ tx, caller }: CommandContext, input: ContractFields, id: string | null) {
  const problems: FieldProblem[] = [];
  const missing = (path: string, what: string) =>
    problems.push({ path, message: `There is no such ${what}, or it was archived.` });
  const { vendor, seller, parent, entities, ownerId, number, ...rest } = input;
  const vendors = await tx.vendor.findMany({
    where: { key: { in: [vendor, ...(seller ? [seller] : [])] }, archivedAt: null },
    select: { id: true, key: true },
  });
  const vendorId = vendors.find(({ key }) => key === vendor)?.id;
  const sellerId = vendors.find(({ key }) => key === seller)?.id ?? null;
  if (!vendorId) missing('/vendor', 'vendor');
  if (seller && !sellerId) missing('/seller', 'vendor');
  const found = await tx.companyEntity.findMany({ where: { key: { in: entities }, archivedAt: null } });
  for (const key of entities)
    if (!found.some((entity) => entity.key === key)) missing('/entities', `entity as ${key}`);
  if (ownerId && !(await tx.person.findFirst({ where: { id: ownerId, archivedAt: null } })))
    missing('/ownerId', 'person');
  // Locked, so that two do not take one number or amend each other at the same time.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('contracts'))`;
  const taken = await tx.contract.findFirst({
    where: { number: { equals: number, mode: 'insensitive' }, ...(id && { id: { not: id } }) },
    select: { archivedAt: true },
  });
  if (taken)
    problems.push({
      path: '/number',
      message: `${taken.archivedAt ? 'An archived' : 'Another'} contract has this number.`,
    });
  const above = parent
    ? await tx.contract.findFirst({
        where: { AND: [{ number: parent, archivedAt: null }, readableContracts(caller)] },
        select: { id: true, parentId: true, precedence: true },
      })
    : null;
  if (parent && !above) missing('/parent', 'contract');
  if (id && above && (await leadsTo(tx, above, id)))
    problems.push({ path: '/parent', message: 'That one amends this one already.' });
  if (problems.length > 0 || !vendorId) throw invalid(problems);
  return {
    ...rest,
    number,
    vendorId,
    sellerId,
    ownerId,
    parentId: above?.id ?? null,
    precedence: input.precedence ?? defaultPrecedence(input.kind, above?.precedence ?? null),
    currency: input.value === null ? null : input.currency,
    renewalMonths: input.renewal === 'automatic' ? input.renewalMonths : null,
    effectiveOn: startOfDay(input.effectiveOn),
    endsOn: startOfDay(input.endsOn),
    entities: found.map((entity) => entity.id),
  };
}

/** Whether a contract is, or belongs to, another. */
async function leadsTo(
  tx: CommandContext['tx'],
  from: { readonly id: string; readonly parentId: string | null },
  to: string,
): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ found: boolean }[]>`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM contracts WHERE id = ${from.id}::uuid
      UNION SELECT c.id, c.parent_id FROM contracts c JOIN above a ON c.id = a.parent_id)
    SELECT EXISTS (SELECT FROM above WHERE id = ${to}::uuid) AS found`;
  return found?.found ?? false;
}
