import { Link } from '@/components/ui/Link';
import { Sign } from '@/components/ui/Sign';
import type { IdentityProviderDto } from '@/lib/auth/identity-provider';
import { providerHref, signInsInWords } from './provider-links';
import styles from './providers.module.css';

/** The identity providers, each with what it is for. */
export function ProviderList({
  providers,
}: {
  readonly providers: readonly (IdentityProviderDto & {
    readonly accounts: number;
    readonly mappings: number;
  })[];
}) {
  return (
    <ul className={styles.list}>
      {providers.map(({ id, key, name, issuer, domains, enforced, createsPeople, accounts, mappings }) => (
        <li key={id} className={styles.item}>
          <div>
            <Link href={providerHref(key)}>{name}</Link>
            <div className={styles.itemFacts}>{issuer ?? 'Provisions people; nobody signs in there.'}</div>
            <div className={styles.itemFacts}>
              {[
                ...(issuer ? [signInsInWords(accounts)] : []),
                ...(mappings > 0
                  ? [mappings === 1 ? 'a group gives a role' : `groups give ${mappings} roles`]
                  : []),
                ...(domains.length > 0 ? [domains.join(', ')] : []),
              ].join(' · ')}
            </div>
          </div>
          <div className={styles.signs}>
            {enforced && <Sign tone="information">Enforced</Sign>}
            {issuer && createsPeople && <Sign tone="neutral">Makes accounts</Sign>}
            {!issuer && <Sign tone="neutral">Provisioning only</Sign>}
          </div>
        </li>
      ))}
    </ul>
  );
}
