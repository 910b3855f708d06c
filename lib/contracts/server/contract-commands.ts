import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { invalid, refused } from '@/lib/core/errors';
import type { ContractDto } from '../contract';
import { editedContractSchema, newContractSchema, seenSchema } from '../contract-schema';
import {
  auditedContract,
  changeContract,
  contractDto,
  contractInclude,
  lockContract,
  requireStatus,
} from './contract-records';
import { contractRow } from './contract-row';

/** Puts a contract on the register, as a draft. */
export const createContract = defineCommand({
  action: 'contract.create',
  input: newContractSchema,
  run: async (context, input): Promise<ContractDto> => {
    const { tx, caller, now, audit } = context;
    const { entities, ...data } = await contractRow(context, input, null);
    const { id } = await tx.contract.create({
      data: {
        ...data,
        createdById: caller.actorId,
        createdAt: now,
        entities: { createMany: { data: entities.map((entityId) => ({ entityId })) } },
      },
    });
    const row = await tx.contract.findUniqueOrThrow({ where: { id }, include: contractInclude });
    const dto = contractDto(row);
    await audit({ subjectType: 'contract', subjectId: id, data: { after: auditedContract(dto) } });
    return dto;
  },
});

/** Changes what the register says of a contract. What it says itself is its clauses. */
export const updateContract = defineCommand({
  action: 'contract.update',
  input: editedContractSchema,
  run: async (context, { id, revision, ...input }): Promise<ContractDto> => {
    const before = await lockContract(context, { id, revision });
    requireStatus(before, ['draft', 'in_review', 'active']);
    const { entities, ...data } = await contractRow(context, input, id);
    if (before.status === 'active' && !input.effectiveOn)
      throw invalid([{ path: '/effectiveOn', message: 'An active contract has a first day.' }]);
    if (before.limited && !input.ownerId && before.readers.length === 0)
      throw invalid([{ path: '/ownerId', message: 'It is limited and has no readers: name an owner.' }]);
    await context.tx.contractEntity.deleteMany({ where: { contractId: id, entityId: { notIn: entities } } });
    await context.tx.contractEntity.createMany({
      data: entities.map((entityId) => ({ contractId: id, entityId })),
      skipDuplicates: true,
    });
    return changeContract(context, before, data);
  },
});

/** Takes a contract that is not in force out of the register. Its documents stay until they are erased. */
export const archiveContract = defineCommand({
  action: 'contract.archive',
  input: z.strictObject(seenSchema),
  run: async (context, seen): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    if (before.status === 'active') throw refused(`${before.number} is active: terminate it first.`);
    const amendment = await context.tx.contract.findFirst({
      where: { parentId: before.id, archivedAt: null, status: 'active' },
    });
    if (amendment) throw refused('An active contract amends it or belongs to it: terminate that first.');
    return changeContract(context, before, { archivedAt: context.now });
  },
});

/** Brings an archived contract back as it was. */
export const restoreContract = defineCommand({
  action: 'contract.restore',
  input: z.strictObject(seenSchema),
  run: async (context, seen): Promise<ContractDto> => {
    const before = await lockContract(context, seen, true);
    return changeContract(context, before, { archivedAt: null });
  },
});
