'use client';

import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { ProposalActions } from '@/components/ui/proposals/proposal-actions';
import { Section } from '@/components/ui/Section';
import { type Role, roleLabel } from '@/lib/auth/roles';
import type { ProposalDto } from '@/lib/proposals/proposal';
import styles from './access.module.css';

/** Roles for a person, or for the people of a group, that wait for a second administrator. */
export function AskedRoles({
  asked,
  actions,
}: {
  readonly asked: readonly {
    readonly role: Role;
    readonly environment: string | null;
    /** The group; absent on a person's page. */
    readonly who?: string;
    readonly proposal: ProposalDto;
  }[];
  readonly actions: ProposalActions;
}) {
  return (
    <Section title="Waits for a second administrator">
      <ul className={styles.list}>
        {asked.map(({ role, environment, who, proposal }) => (
          <li key={proposal.id} className={styles.item}>
            <div className={styles.itemWords}>
              <span className={styles.itemName}>
                {who === undefined ? roleLabel(role) : `${who} gives ${roleLabel(role)}`}
              </span>
              <span className={styles.note}> {environment ? `in ${environment}` : 'everywhere'}</span>
              <ProposalBar proposal={proposal} actions={actions} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
