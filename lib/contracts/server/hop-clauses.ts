import { allows } from '@/lib/auth/permissions';
import type { Caller } from '@/lib/auth/server/command';
import { db } from '@/lib/db/client';
import { clauseContentSchema } from '../clause-content';
import { clauseType } from '../clause-types';
import type { SpeakingContract } from '../way';
import { readableContracts } from './contract-access';

/**
 * By party, the active contracts whose agreed clauses speak for it: its own, and those of others that flow down to it. Of
 * contracts that the viewer may not read nothing is said. Whether they cover an offering is for the matrix to say.
 */
export async function hopClauses(
  viewer: Caller,
  parties: readonly string[],
): Promise<ReadonlyMap<string, readonly SpeakingContract[]>> {
  const found = new Map<string, SpeakingContract[]>(parties.map((party) => [party, []]));
  if (!allows(viewer.roles, 'contract.read')) return found;
  const contracts = await db().contract.findMany({
    where: { AND: [readableContracts(viewer), { archivedAt: null, status: 'active' }] },
    include: {
      vendor: { select: { key: true } },
      seller: { select: { key: true } },
      clauses: { where: { archivedAt: null }, select: { id: true, type: true } },
    },
    orderBy: { number: 'asc' },
  });
  const ids = contracts.flatMap(({ clauses }) => clauses.map(({ id }) => id));
  const approved = await db().proposal.findMany({
    where: { kind: 'clause', state: 'approved', subject: { in: ids } },
    select: { subject: true, content: true },
  });
  const contents = new Map(
    approved.flatMap(({ subject, content }) => {
      const read = clauseContentSchema.safeParse(content);
      return read.success && read.data.status === 'agreed' ? [[subject, read.data] as const] : [];
    }),
  );
  for (const party of parties) {
    for (const { number, vendor, seller, clauses } of contracts) {
      const own = vendor.key === party || seller?.key === party;
      const speaking = clauses.filter(({ id }) => {
        const content = contents.get(id);
        return content && (own || content.flowsDownTo.includes(party));
      });
      if (speaking.length === 0) continue;
      const types = speaking.map(({ type }) => clauseType(type)?.name ?? type);
      found.get(party)?.push({ number, flowsDown: !own, types: [...new Set(types)] });
    }
  }
  return found;
}
