import { TextToCopy } from '@/components/ui/TextToCopy';
import { providerAddresses } from '@/lib/auth/identity-provider';
import styles from './providers.module.css';

/** What is copied into the settings of a provider. */
export function ProviderAddresses({
  origin,
  providerKey,
}: {
  /** Where this installation answers. */
  readonly origin: string;
  /** Empty while it has no name. */
  readonly providerKey: string;
}) {
  if (providerKey === '') return <p className={styles.quiet}>They depend on the name. Enter it first.</p>;
  const { redirect, signedOut, backChannel } = providerAddresses(origin, providerKey);
  return (
    <div className={styles.addresses}>
      <TextToCopy lead="Redirect URI" value={redirect} label="Copy redirect URI" />
      <TextToCopy lead="Back to here after signing out" value={signedOut} label="Copy sign-out URI" />
      <TextToCopy lead="Back-channel logout" value={backChannel} label="Copy back-channel logout URI" />
    </div>
  );
}
