'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { CLAUSE_TYPES_HREF } from '@/components/ui/links/contracts';
import type { OwnClauseType } from '@/lib/contracts/own-clause-type';
import type { ActionResult } from '@/lib/http/action-result';

/** Takes a type of the organisation's own out of use. It can be brought back. */
export function ArchiveType({
  type: { id, revision, name },
  archive,
}: {
  readonly type: OwnClauseType;
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  return (
    <ConfirmAction
      label="Archive"
      title={`Archive “${name}”?`}
      effect="No clause of this type can be made any more. It can be restored."
      confirmLabel="Archive type"
      onConfirm={async () => {
        const result = await archive({ id, revision });
        if (result.ok) router.push(CLAUSE_TYPES_HREF);
        return result;
      }}
    />
  );
}
