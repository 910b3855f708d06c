'use client';

import { useRouter } from 'next/navigation';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import type { ActionResult } from '@/lib/http/action-result';
import { PROVIDERS_HREF } from './provider-links';
import styles from './providers.module.css';

/** Archives a provider, after what follows from it was read and its name was typed. */
export function ArchiveProvider({
  provider: { id, revision, name, accounts },
  archive,
}: {
  readonly provider: {
    readonly id: string;
    readonly revision: number;
    readonly name: string;
    readonly accounts: number;
  };
  readonly archive: (input: unknown) => Promise<ActionResult<unknown>>;
}) {
  const router = useRouter();
  return (
    <ConfirmAction
      label="Archive"
      title={`Archive ${name}?`}
      effect={
        <ul className={styles.steps}>
          <li>Nobody signs in with {name} any more, and whoever did is signed out at once.</li>
          <li>Its tokens for provisioning (SCIM) end.</li>
          <li>
            {accounts === 0
              ? 'Nobody has an account through it.'
              : `${accounts === 1 ? 'One person keeps their account' : `${accounts} people keep their accounts`} and roles. Who has no password needs one, or another provider of their domain.`}
          </li>
        </ul>
      }
      confirmLabel="Archive provider"
      typedName={name}
      onConfirm={async () => {
        const result = await archive({ id, revision });
        if (result.ok) router.push(PROVIDERS_HREF);
        return result;
      }}
    />
  );
}
