'use client';

import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { TokenDto } from '@/lib/auth/token-schema';
import type { ActionResult } from '@/lib/http/action-result';

/** Revokes a token, after saying what stops. */
export function RevokeToken({
  token,
  revoke,
}: {
  readonly token: TokenDto;
  readonly revoke: (input: unknown) => Promise<ActionResult<void>>;
}) {
  return (
    <ConfirmAction
      label="Revoke"
      title={`Revoke ${token.name}?`}
      effect={`Routers that use it in ${token.environment} are refused within two seconds and get no further policy; each goes on with the last one it has until that is too old. A revoked token cannot be restored.`}
      confirmLabel="Revoke token"
      onConfirm={() => revoke({ tokenId: token.id })}
      buttonProps={{ size: 'compact-xs', 'aria-label': `Revoke ${token.name}` }}
    />
  );
}
