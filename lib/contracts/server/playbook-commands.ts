import { z } from 'zod';
import { defineCommand } from '@/lib/auth/server/command';
import { conflict, type FieldProblem, invalid } from '@/lib/core/errors';
import { INTEGER_MAX } from '@/lib/core/integers';
import type { ClauseType } from '../clause-type';
import { type PlaybookChecks, playbookPositionSchema, saysNothing } from '../playbook';
import { allClauseTypes } from './clause-types';
import { type PositionDto, positionDto } from './playbook-queries';

/**
 * Says what the organisation wants of a type of clause. `revision` 0 = there was no position; a position that says
 * nothing any more is taken out, and comes back as null.
 */
export const updatePlaybook = defineCommand({
  action: 'playbook.update',
  input: playbookPositionSchema.extend({
    clauseType: z.string().min(1).max(60),
    revision: z.int().min(0).max(INTEGER_MAX),
  }),
  run: async (
    { tx, caller, now, audit },
    { clauseType, revision, ...position },
  ): Promise<PositionDto | null> => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('playbook_positions'))`;
    const type = (await allClauseTypes(tx)).find(({ key }) => key === clauseType);
    if (!type)
      throw invalid([{ path: '/clauseType', message: 'There is no such clause type, or it was archived.' }]);
    const problems = checkProblems(type, position.checks);
    if (problems.length > 0) throw invalid(problems);
    const before = await tx.playbookPosition.findUnique({ where: { clauseType } });
    if ((before?.revision ?? 0) !== revision) throw conflict('position', before && positionDto(before));

    const changed = { clauseType, checks: position.checks };
    await audit({
      subjectType: 'playbook_position',
      subjectId: clauseType,
      data: { before: before && { checks: positionDto(before).checks }, after: changed },
    });
    if (saysNothing(position)) {
      await tx.playbookPosition.deleteMany({ where: { clauseType } });
      return null;
    }
    // A position that was taken out meanwhile and is written anew must not look like one that was seen before.
    const data = { ...position, revision: revision + 1, updatedById: caller.personId, updatedAt: now };
    const row = await tx.playbookPosition.upsert({
      where: { clauseType },
      create: { ...data, clauseType },
      update: data,
    });
    return positionDto(row);
  },
});

function checkProblems({ parameters }: ClauseType, checks: PlaybookChecks): FieldProblem[] {
  return Object.entries(checks).flatMap(([list, predicates]) =>
    predicates.flatMap(({ parameter }, i) =>
      parameters.some(({ key }) => key === parameter.split('.')[0])
        ? []
        : [{ path: `/checks/${list}/${i}/parameter`, message: `This type has no parameter ${parameter}.` }],
    ),
  );
}
