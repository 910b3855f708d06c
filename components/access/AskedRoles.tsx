'use client';

import { ProposalBar } from '@/components/ui/proposals/ProposalBar';
import type { ProposalActions } from '@/components/ui/proposals/proposal-actions';
import { Section } from '@/components/ui/Section';
import { type Role, roleLabel } from '@/lib/auth/roles';
import type { ProposalDto } from '@/lib/proposals/proposal';
import styles from './access.module.css';

/** Roles for a person that wait for a second administrator. */
export function AskedRoles({
  asked,
  actions,
}: {
  readonly asked: readonly {
    readonly role: Role;
    readonly environment: string | null;
    readonly proposal: ProposalDto;
  }[];
  readonly actions: ProposalActions;
}) {
  return (
    <Section title="Waits for a second administrator">
      <ul className={styles.list}>
        {asked.map(({ role, environment, proposal }) => (
          <li key={proposal.id} className={styles.item}>
            <div className={styles.itemWords}>
              <span className={styles.itemName}>{roleLabel(role)}</span>
              <span className={styles.note}> {environment ? `in ${environment}` : 'everywhere'}</span>
              <ProposalBar proposal={proposal} actions={actions} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
