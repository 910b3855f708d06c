import { Button } from '@mantine/core';
import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ChangePasswordForm } from '@/components/access/ChangePasswordForm';
import { DateTime } from '@/components/ui/DateTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { ROLE_SUMMARIES, roleLabel } from '@/lib/auth/roles';
import { ownProfile } from '@/lib/auth/server/queries';
import { requireCaller } from '@/lib/auth/server/session';
import { changePasswordAction, signOutAction } from '../actions';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const caller = await requireCaller();
  const profile = await ownProfile(caller);
  return (
    <div className={styles.stack}>
      <PageHeader
        title={caller.name}
        description="Your account: how you sign in and what you may do."
        actions={
          <form action={signOutAction}>
            <Button type="submit" variant="default">
              Sign out
            </Button>
          </form>
        }
      />
      {profile && (
        <Section title="Profile">
          <dl className={styles.facts}>
            <dt>E-mail</dt>
            <dd>{profile.emails.join(', ')}</dd>
            <dt>Last sign-in</dt>
            <dd>
              <DateTime at={profile.lastSignInAt} />
            </dd>
            <dt>Here since</dt>
            <dd>
              <DateTime at={profile.createdAt} />
            </dd>
          </dl>
        </Section>
      )}
      <Section title="Roles" note="An administrator can change them.">
        {profile && profile.grants.length > 0 ? (
          <ul className={styles.list}>
            {profile.grants.map(({ role, environment }) => (
              <li key={`${role} ${environment}`} className={styles.item}>
                <div className={styles.itemWords}>
                  <div className={styles.itemName}>{roleLabel(role)}</div>
                  <div className={styles.note}>{ROLE_SUMMARIES[role]}</div>
                </div>
                <div className={styles.note}>{environment ? `in ${environment}` : 'everywhere'}</div>
              </li>
            ))}
          </ul>
        ) : (
          <p className={styles.note}>You hold no role yet: you can sign in, and nothing else.</p>
        )}
      </Section>
      <Section title="Password" note="Changing it ends your sessions in every other browser.">
        <ChangePasswordForm email={profile?.emails[0] ?? ''} change={changePasswordAction} />
      </Section>
    </div>
  );
}
