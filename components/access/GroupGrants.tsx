import { Link } from '@/components/ui/Link';
import { Sign } from '@/components/ui/Sign';
import type { GroupGrant } from '@/lib/auth/person';
import { roleLabel } from '@/lib/auth/roles';
import styles from './access.module.css';
import { providerGroupsHref } from './providers/provider-links';

/** Roles that somebody holds for being in a group, and where they are taken away. */
export function GroupGrants({ grants }: { readonly grants: readonly GroupGrant[] }) {
  return (
    <div>
      <ul className={styles.list} aria-label="Roles by groups">
        {grants.map(({ role, environment, group, provider }) => (
          <li key={role + (environment ?? '') + group} className={styles.item}>
            <div className={styles.itemWords}>
              <span className={styles.itemName}>{roleLabel(role)}</span>{' '}
              <span className={styles.note}>{environment ? `in ${environment}` : 'everywhere'}</span>
            </div>
            <Sign tone="information">by group</Sign>
            <Link href={providerGroupsHref(provider.key)} className={styles.wordLink}>
              {group} of {provider.name}
            </Link>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        These follow from groups. They are taken away at the provider, by taking the person out of the group,
        or on the group’s page, for everybody in it.
      </p>
    </div>
  );
}
