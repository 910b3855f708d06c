import { IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { SigningKeyTable } from '@/components/access/SigningKeyTable';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { MonoId } from '@/components/ui/MonoId';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { forbid } from '@/lib/auth/server/command';
import { requireCaller } from '@/lib/auth/server/session';
import { listSigningKeys } from '@/lib/signing/server/queries';
import { Refusal } from '../refusal';
import { rotateKeyAction } from './actions';

export const metadata: Metadata = { title: 'Signing keys' };

export default async function SigningKeysPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'signing_key.read'))
    return <Refusal reason={forbid('signing_key.read').message} />;
  const { keys, keysVersion, keySetUntil, able } = await listSigningKeys(new Date());
  const root = keys.find(({ role, state }) => role === 'root' && state === 'signs');
  const header = (
    <PageHeader
      title="Signing keys"
      description="The release key signs each version at publish, the freshness key proves that it is the active one, and the root key vouches for both."
    />
  );
  if (!root) {
    return (
      <div className={styles.stack}>
        {header}
        <EmptyState icon={<IconKey size={24} stroke={1.5} />} title="No signing keys yet">
          {able
            ? 'They are made when the console starts. Look again in a moment.'
            : 'Set FAIRLEAD_KEY and FAIRLEAD_DELIVERY_KEY and start again: the first keys are then made.'}
        </EmptyState>
      </div>
    );
  }
  const mayRotate = allows(caller.roles, 'signing_key.rotate');
  return (
    <div className={styles.stack}>
      {header}
      <Section
        title="What routers pin"
        note="The public root key. A router that has it believes nothing that this installation did not sign."
      >
        <MonoId value={root.x} label="Copy the public root key" wrap />
      </Section>
      <Section
        title="Keys"
        note={
          <>
            Key set {keysVersion}, valid until <DateTime at={keySetUntil} />.
          </>
        }
      >
        {!able && (
          <p className={styles.note}>
            FAIRLEAD_KEY or FAIRLEAD_DELIVERY_KEY is not set here, so nothing can be published or rotated.
          </p>
        )}
        {root.offline && (
          <p className={styles.note}>
            The root key is kept offline. Rotate with{' '}
            <code>npm run keys -- rotate release --root &lt;file&gt;</code>.
          </p>
        )}
        <SigningKeyTable keys={keys} rotate={mayRotate && able && !root.offline ? rotateKeyAction : null} />
      </Section>
    </div>
  );
}
