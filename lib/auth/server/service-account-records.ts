import { notFound } from '@/lib/core/errors';
import { instant } from '@/lib/core/time';
import type { Transaction } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { ROLES } from '../roles';
import type { ServiceAccountDto } from '../service-account';

/** What a ServiceAccountDto is made from. `now` decides which tokens still work. */
export function serviceAccountSelection(now: Date) {
  return {
    id: true,
    revision: true,
    name: true,
    archivedAt: true,
    responsible: { select: { id: true, name: true, archivedAt: true } },
    roles: { select: { role: true, environment: { select: { key: true } } } },
    actor: {
      select: {
        _count: {
          select: {
            tokens: { where: { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] } },
          },
        },
      },
    },
  } satisfies Prisma.ServiceAccountSelect;
}

/** One service account as screens show it; 404 for none. */
export async function serviceAccountDto(tx: Transaction, id: string, now: Date): Promise<ServiceAccountDto> {
  const row = await tx.serviceAccount.findUnique({ where: { id }, select: serviceAccountSelection(now) });
  if (!row) throw notFound('service account');
  return toServiceAccountDto(row);
}

type ServiceAccountRow = NonNullable<Awaited<ReturnType<typeof findOne>>>;
const findOne = (tx: Transaction) =>
  tx.serviceAccount.findFirst({ select: serviceAccountSelection(new Date(0)) });

export function toServiceAccountDto(row: ServiceAccountRow): ServiceAccountDto {
  return {
    id: row.id,
    revision: row.revision,
    name: row.name,
    responsibleId: row.responsible.id,
    responsible: row.responsible.name,
    orphaned: row.responsible.archivedAt !== null,
    grants: ROLES.flatMap((role) =>
      row.roles
        .filter((grant) => grant.role === role)
        .map(({ environment }) => ({ role, environment: environment?.key ?? null })),
    ),
    tokens: row.actor._count.tokens,
    archivedAt: row.archivedAt && instant(row.archivedAt),
  };
}
