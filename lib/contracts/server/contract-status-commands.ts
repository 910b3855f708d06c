import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { AppError, invalid, refused } from '@/lib/core/errors';
import { utcDate } from '@/lib/core/time';
import { activationProblems } from '../activation';
import type { ContractDto } from '../contract';
import { contractNumberSchema, daySchema, reasonSchema, seenSchema } from '../contract-schema';
import { readableContract } from './contract-access';
import { changeContract, contractDto, lockContract, requireStatus } from './contract-records';
import { startOfDay } from './contract-row';

/** Puts a draft up for review: its clauses are looked at, and it can be activated. */
export const submitContract = defineCommand({
  action: 'contract.submit',
  input: z.strictObject(seenSchema),
  run: async (context, seen): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['draft']);
    return changeContract(context, before, { status: 'in_review' });
  },
});

/** Takes a contract back from review into a draft. */
export const takeBackContract = defineCommand({
  action: 'contract.take_back',
  input: z.strictObject(seenSchema),
  run: async (context, seen): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['in_review']);
    return changeContract(context, before, { status: 'draft' });
  },
});

/**
 * Puts a contract in force. Nothing of it counts before now, whatever its dates say.
 * @throws AppError refused, with what it lacks as findings (`ActivationProblem`)
 */
export const activateContract = defineCommand({
  action: 'contract.activate',
  input: z.strictObject(seenSchema),
  run: async (context, seen): Promise<ContractDto> => {
    const { tx, now } = context;
    const before = await lockContract(context, seen);
    requireStatus(before, ['in_review']);
    const documents = await tx.contractDocument.findMany({
      where: { contractId: before.id, archivedAt: null },
      select: { executedOn: true, erasedAt: true },
    });
    const parent = before.parentId && (await tx.contract.findUnique({ where: { id: before.parentId } }));
    const problems = activationProblems(
      contractDto(before),
      documents.map(({ executedOn, erasedAt }) => ({
        executedOn: executedOn && utcDate(executedOn),
        erased: erasedAt !== null,
      })),
      parent ? parent.status : null,
      utcDate(now),
    );
    if (problems.length > 0)
      throw refused(
        `${before.number} cannot be activated. ${problems.map(({ message }) => message).join(' ')}`,
        problems,
      );
    return changeContract(context, before, { status: 'active', activatedAt: now });
  },
});

const ended = { ...seenSchema, lastDay: daySchema, reason: reasonSchema };

/** Ends a contract before its time. `lastDay` is the last on which it holds, in its own zone; it may lie ahead. */
export const terminateContract = defineCommand({
  action: 'contract.terminate',
  input: z.strictObject(ended),
  run: async (context, { lastDay, reason, ...seen }): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['active']);
    requireWithin(before, lastDay);
    return changeContract(context, before, {
      status: 'terminated',
      terminatedOn: startOfDay(lastDay),
      terminationReason: reason,
    });
  },
});

/** Ends a contract because another takes its place. */
export const supersedeContract = defineCommand({
  action: 'contract.supersede',
  input: z.strictObject({ ...ended, by: contractNumberSchema }),
  run: async (context, { lastDay, reason, by, ...seen }): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['active']);
    requireWithin(before, lastDay);
    const successor = await readableContract(context.tx, context.caller, { number: by }).catch((error) => {
      if (error instanceof AppError && error.kind === 'not_found')
        throw invalid([{ path: '/by', message: error.message }]);
      throw error;
    });
    if (successor.id === before.id)
      throw invalid([{ path: '/by', message: 'A contract does not take its own place.' }]);
    if (successor.status !== 'active')
      throw invalid([{ path: '/by', message: `${by} is not active yet: activate it first.` }]);
    return changeContract(context, before, {
      status: 'superseded',
      terminatedOn: startOfDay(lastDay),
      terminationReason: `${successor.number} takes its place. ${reason}`,
    });
  },
});

/** Takes the end of a contract back that was entered by mistake. Routes that it closed wait for a publish. */
export const reinstateContract = defineCommand({
  action: 'contract.reinstate',
  input: z.strictObject(seenSchema),
  run: async (context, seen): Promise<ContractDto> => {
    const before = await lockContract(context, seen);
    requireStatus(before, ['terminated', 'superseded']);
    return changeContract(context, before, { status: 'active', terminatedOn: null, terminationReason: null });
  },
});

function requireWithin({ effectiveOn }: { readonly effectiveOn: Date | null }, lastDay: string): void {
  if (effectiveOn && lastDay < utcDate(effectiveOn))
    throw invalid([{ path: '/lastDay', message: `It began on ${utcDate(effectiveOn)} only.` }]);
}
