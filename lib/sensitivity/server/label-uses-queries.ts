import { db, type Transaction } from '@/lib/db/client';
import { namingPlaces } from '@/lib/routing/server/where-used-queries';
import { labelUses, type Use } from '@/lib/routing/where-used';
import { type LabelKind, labelRef } from '../label';

/** A task class whose requests have a label at least, or without saying so. */
interface TaskClassUse {
  readonly key: string;
  readonly name: string;
  /** floor: no request counts as less · unlabelled: what one counts as that says nothing. */
  readonly as: 'floor' | 'unlabelled';
}

/** Where a label is named, and what rests on it. */
export interface LabelUses {
  readonly places: readonly Use[];
  readonly taskClasses: readonly TaskClassUse[];
  /** Exceptions that hold or wait. */
  readonly exceptions: number;
}

/** Where each of some labels is named, by "level:internal". */
export async function usesOfLabels(
  labels: readonly { readonly kind: LabelKind; readonly key: string }[],
  tx: Transaction = db(),
): Promise<Map<string, LabelUses>> {
  const places = await namingPlaces(tx);
  const classes = await tx.taskClass.findMany({ where: { archivedAt: null }, orderBy: { name: 'asc' } });
  const exceptions = await tx.proposal.findMany({
    where: { kind: 'exception', state: { in: ['open', 'submitted', 'approved'] } },
    select: { subject: true },
  });
  const found = new Map<string, LabelUses>();
  for (const label of labels) {
    const ref = labelRef(label);
    const named = (level: string, tags: readonly string[]) =>
      label.kind === 'level' ? level === label.key : tags.includes(label.key);
    const taskClasses = classes.flatMap(({ key, name, ...one }): TaskClassUse[] => {
      if (named(one.floorLevel, one.floorTags)) return [{ key, name, as: 'floor' }];
      return named(one.unlabelledLevel, one.unlabelledTags) ? [{ key, name, as: 'unlabelled' }] : [];
    });
    found.set(ref, {
      places: labelUses(places, ref),
      taskClasses,
      exceptions: exceptions.filter(({ subject }) => subject.startsWith(`${ref}|`)).length,
    });
  }
  return found;
}
