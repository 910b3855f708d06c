import { PasswordLink, ResetSecondFactor } from '@/components/access/AccessOfPerson';
import styles from '@/components/access/access.module.css';
import { SessionsList } from '@/components/access/SessionsList';
import { DateTime } from '@/components/ui/DateTime';
import { formatPlural } from '@/components/ui/format-number';
import { Section } from '@/components/ui/Section';
import { Sign } from '@/components/ui/Sign';
import { allows } from '@/lib/auth/permissions';
import type { PersonDto } from '@/lib/auth/person';
import type { Caller } from '@/lib/auth/server/command';
import { secondFactorOf } from '@/lib/auth/server/second-factor';
import { sessionsOf } from '@/lib/auth/server/session-queries';
import { instant } from '@/lib/core/time';
import { endSessionsAction, makePasswordLinkAction, resetSecondFactorAction } from './access-actions';

/** How somebody signs in and where they are signed in, for those who may end it. */
export async function Access({ person, caller }: { readonly person: PersonDto; readonly caller: Caller }) {
  if (person.deactivatedAt) return null;
  const may = (action: Parameters<typeof allows>[1]) => allows(caller.roles, action);
  const factor = await secondFactorOf(person.id);
  const others = person.id !== caller.personId;
  const administers = [...person.grants, ...person.groupGrants].some(
    ({ role, environment }) => role === 'admin' && environment === null,
  );
  const since = factor.since && instant(factor.since);
  return (
    <>
      <Section title="How they sign in">
        <dl className={styles.facts}>
          <dt>Password</dt>
          <dd>{factor.password ? 'Yes' : 'None: they sign in with an identity provider'}</dd>
          <dt>Second factor</dt>
          <dd>
            {since ? (
              <>
                <Sign tone="good">In use</Sign>{' '}
                <span className={styles.note}>
                  since <DateTime at={since} />, {formatPlural(factor.codesLeft, 'recovery code')} left
                </span>
              </>
            ) : (
              <Sign tone="neutral">Not set up</Sign>
            )}
          </dd>
        </dl>
        {others && administers && (
          <p className={styles.note}>
            An administrator’s password and second factor are replaced by whoever runs the installation:{' '}
            <code>npm run user</code>.
          </p>
        )}
        {others && !administers && (
          <div className={styles.bar} style={{ marginTop: 12, alignItems: 'start' }}>
            {may('password.make_link') && (
              <PasswordLink name={person.name} make={makePasswordLinkAction.bind(null, person.id)} />
            )}
            {since && may('second_factor.reset') && (
              <ResetSecondFactor name={person.name} reset={resetSecondFactorAction.bind(null, person.id)} />
            )}
          </div>
        )}
      </Section>
      {may('session.end') && (
        <Section title="Sessions" note="Where they are signed in.">
          <SessionsList
            sessions={await sessionsOf(caller, person.id)}
            end={endSessionsAction.bind(null, person.id)}
            all={{
              label: 'End all sessions',
              effect: `${person.name} is signed out everywhere at the next click, and can sign in again.`,
            }}
          />
        </Section>
      )}
    </>
  );
}
