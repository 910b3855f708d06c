'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { ServiceAccountDto } from '@/lib/auth/service-account';
import type { ActionResult } from '@/lib/http/action-result';

/** Ends a service account, after saying what stops. */
export function ArchiveServiceAccount({
  account,
  archive,
}: {
  readonly account: ServiceAccountDto;
  readonly archive: (input: unknown) => Promise<ActionResult<ServiceAccountDto>>;
}) {
  const tokens =
    account.tokens === 0
      ? 'It has no token that works.'
      : `Its ${account.tokens === 1 ? 'token is' : `${account.tokens} tokens are`} refused at once.`;
  return (
    <ConfirmAction
      label="Archive"
      title={`Archive ${account.name}?`}
      effect={`${tokens} What it did stays on record, and its name is not used again.`}
      confirmLabel="Archive service account"
      onConfirm={() => archive({ id: account.id, revision: account.revision })}
    />
  );
}
