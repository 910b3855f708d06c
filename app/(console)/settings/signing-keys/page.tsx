import { IconKey } from '@tabler/icons-react';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { Effects } from '@/components/access/Effects';
import { EpochTable } from '@/components/access/EpochTable';
import { KeyNotices } from '@/components/access/KeyNotices';
import { RENEWAL_EFFECTS } from '@/components/access/key-effects';
import { OwnKeyForm } from '@/components/access/OwnKeyForm';
import { SigningKeyTable } from '@/components/access/SigningKeyTable';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { DateTime } from '@/components/ui/DateTime';
import { EmptyState } from '@/components/ui/EmptyState';
import { MonoId } from '@/components/ui/MonoId';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { keyNotices } from '@/lib/signing/key-notices';
import { listSigningKeys } from '@/lib/signing/server/queries';
import { Refusal } from '../refusal';
import {
  endOwnKeyAction,
  makeOwnKeyAction,
  raiseEpochAction,
  renewKeySetAction,
  rotateKeyAction,
} from './actions';

export const metadata: Metadata = { title: 'Signing keys' };

export default async function SigningKeysPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'signing_key.read')) return <Refusal action="signing_key.read" />;
  const now = new Date();
  const view = await listSigningKeys(now);
  const { keys, keysVersion, keySetUntil, environments, regressions, able } = view;
  const root = keys.find(({ role, state }) => role === 'root' && state === 'signs');
  const header = (
    <PageHeader
      title="Signing keys"
      trail={<TrailLink roles={caller.roles} actions="signing_key" />}
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
  const may = allows(caller.roles, 'signing_key.rotate') && able && !root.offline;
  const limited = keys.filter(({ state, environment }) => state === 'signs' && environment !== null);
  const shared = environments.filter(({ key }) => !limited.some(({ environment }) => environment === key));
  return (
    <div className={styles.stack}>
      <KeyNotices notices={keyNotices(view, now)} page="" />
      {header}
      <Section
        title="What routers pin"
        note="The public root key. A router that has it believes nothing that this installation did not sign."
      >
        <MonoId value={root.x} label="Copy the public root key" wrap />
      </Section>
      <Section
        id="keys"
        title="Keys"
        note="Each signs until another takes its place. One for an environment alone signs there instead of the one for all."
      >
        {!able && (
          <p className={styles.note}>
            FAIRLEAD_KEY or FAIRLEAD_DELIVERY_KEY is not set here, so nothing can be published or rotated.
          </p>
        )}
        {root.offline && (
          <p className={styles.note}>
            The root key is kept offline. Change keys, the key set and epochs with{' '}
            <code>npm run keys -- rotate release --root &lt;file&gt;</code>, or prepare what it has to sign
            with <code>npm run keys -- prepare rotate release</code>.
          </p>
        )}
        <SigningKeyTable keys={keys} rotate={may ? rotateKeyAction : null} end={endOwnKeyAction} />
        {may && <OwnKeyForm environments={shared} make={makeOwnKeyAction} />}
      </Section>
      <Section
        id="key-set"
        title="Key set"
        note="What the root key signs: which keys are believed, and which epochs. Routers fetch it once a day."
        actions={
          may && (
            <ConfirmAction
              label="Renew"
              title="Renew the key set?"
              effect={<Effects effects={RENEWAL_EFFECTS} />}
              confirmLabel="Renew key set"
              onConfirm={renewKeySetAction}
              buttonProps={{ 'aria-label': 'Renew the key set' }}
            />
          )
        }
      >
        <p>
          Key set {keysVersion}, believed until <DateTime at={keySetUntil} />.{' '}
          {!root.offline && 'It is renewed by itself when 180 days are left.'}
        </p>
      </Section>
      <Section
        id="epochs"
        title="Epochs"
        note="Raised after an older backup of the database was restored, so that the next version is above all that routers have seen. Administrators and security may."
      >
        <EpochTable
          environments={environments}
          regressions={regressions}
          raise={may ? raiseEpochAction : null}
        />
      </Section>
    </div>
  );
}
