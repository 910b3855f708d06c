'use client';

import { TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { EffectsGate } from '@/components/ui/effects/EffectsGate';
import { useEffects } from '@/components/ui/effects/use-effects';
import type { CertificationDto } from '@/lib/catalog/papers';
import { certificationName } from '@/lib/contracts/certification-kinds';
import type { CertificateActions } from './certificate';

/** Revokes a certificate or takes it out, with what that closes. */
export function CertificationTools({
  certificate,
  today,
  back,
  actions,
}: {
  readonly certificate: CertificationDto;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly back: string;
  readonly actions: CertificateActions;
}) {
  const router = useRouter();
  const [revokedOn, setRevokedOn] = useState(today);
  const revoking = useEffects(actions.previewRevoke);
  const archiving = useEffects(actions.previewArchive);
  const { id, revision } = certificate;
  const name = certificationName(certificate.kind);
  return (
    <>
      {certificate.revokedOn === null && (
        <ConfirmAction
          label="Revoke"
          title={`Revoke ${name}?`}
          confirmLabel="Revoke certificate"
          effect={
            <>
              <p>From that day on it counts for nothing. What is recorded of it stays.</p>
              <TextInput
                type="date"
                label="Revoked on"
                max={today}
                value={revokedOn}
                onChange={(event) => setRevokedOn(event.currentTarget.value)}
              />
              <EffectsGate effects={revoking} />
            </>
          }
          onConfirm={async () => {
            const input = { id, revision, revokedOn };
            const result = await revoking.guard(input, () => actions.revoke(input));
            if (result.ok) router.push(back);
            return result;
          }}
        />
      )}
      <ConfirmAction
        label="Take out"
        title={`Take out ${name}?`}
        confirmLabel="Take out certificate"
        effect={
          <>
            <p>For what should not have been recorded. Its document goes with it.</p>
            <EffectsGate effects={archiving} />
          </>
        }
        onConfirm={async () => {
          const input = { id, revision };
          const result = await archiving.guard(input, () => actions.archive(input));
          if (result.ok) router.push(back);
          return result;
        }}
      />
    </>
  );
}
