import type { Metadata } from 'next';
import styles from '@/components/access/access.module.css';
import { ChangePasswordForm } from '@/components/access/ChangePasswordForm';
import { SecondFactorSection } from '@/components/access/SecondFactorSection';
import { SessionsList } from '@/components/access/SessionsList';
import { SignOutButton } from '@/components/access/SignOutButton';
import { DateTime } from '@/components/ui/DateTime';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import type { Grant } from '@/lib/auth/person-schema';
import { ROLE_SUMMARIES, roleLabel } from '@/lib/auth/roles';
import { ownProfile } from '@/lib/auth/server/queries';
import { secondFactorOf } from '@/lib/auth/server/second-factor';
import { requireSignedIn } from '@/lib/auth/server/session';
import { ownSessions } from '@/lib/auth/server/session-queries';
import { signInPolicy } from '@/lib/auth/server/sign-in-policy';
import { asksSecondFactor } from '@/lib/auth/sign-in-policy';
import { instant } from '@/lib/core/time';
import { changePasswordAction, signOutAction } from '../actions';
import { confirmAction, endOwnSessionsAction, enrolAction, removeAction, renewCodesAction } from './actions';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage() {
  const caller = await requireSignedIn();
  const [profile, sessions, factor, policy] = await Promise.all([
    ownProfile(caller),
    ownSessions(caller),
    caller.personId ? secondFactorOf(caller.personId) : null,
    signInPolicy(),
  ]);
  const asked = asksSecondFactor(
    policy,
    caller.roles.map(({ role }) => role),
  );
  const held = profile ? withoutDoubles([...profile.grants, ...profile.groupGrants]) : [];
  return (
    <div className={styles.stack}>
      <PageHeader
        title={caller.name}
        description={
          caller.roles.length > 0
            ? 'Your account: how you sign in and what you may do.'
            : 'You hold no role yet, so nothing but the documentation is open to you.'
        }
        actions={<SignOutButton signOut={signOutAction} />}
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
      <Section title="Roles" note="An administrator can give and take them.">
        {held.length > 0 ? (
          <ul className={styles.list}>
            {held.map(({ role, environment }) => (
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
          <p className={styles.note}>None yet. Load this page again once somebody gave you one.</p>
        )}
      </Section>
      {caller.roles.length > 0 && factor?.password && (
        <>
          <Section title="Password" note="Changing it ends your sessions in every other browser.">
            <ChangePasswordForm email={profile?.emails[0] ?? ''} change={changePasswordAction} />
          </Section>
          <Section
            id="second-factor"
            title="Second factor"
            note="Codes of an app beside your password: a password that was guessed or stolen opens nothing."
          >
            <SecondFactorSection
              // Set up or removed, it is another thing.
              key={String(factor.since === null)}
              since={factor.since && instant(factor.since)}
              codesLeft={factor.codesLeft}
              asked={asked}
              actions={{
                begin: enrolAction,
                confirm: confirmAction,
                renew: renewCodesAction,
                remove: removeAction,
              }}
            />
          </Section>
        </>
      )}
      {caller.roles.length > 0 && (
        <Section
          id="sessions"
          title="Sessions"
          note="Where you are signed in. A session ends twelve hours after its last use, and after a week at most."
        >
          <SessionsList
            sessions={sessions}
            end={endOwnSessionsAction}
            all={{
              label: 'End all other sessions',
              effect: 'You stay signed in here, and are signed out everywhere else at the next click.',
            }}
          />
        </Section>
      )}
    </div>
  );
}

/** What is given by hand and by a group alike is held once. */
function withoutDoubles(grants: readonly Grant[]): readonly Grant[] {
  const seen = new Map(grants.map((grant) => [`${grant.role} ${grant.environment ?? ''}`, grant]));
  return [...seen.values()];
}
