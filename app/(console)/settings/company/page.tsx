import type { Metadata } from 'next';
import styles from '@/components/company/company.module.css';
import { EntityList } from '@/components/company/EntityList';
import { EnvironmentCompanies } from '@/components/company/EnvironmentCompanies';
import { SinglePersonList } from '@/components/company/SinglePersonList';
import { Page } from '@/components/ui/Page';
import { PageHeader } from '@/components/ui/PageHeader';
import { Section } from '@/components/ui/Section';
import { TrailLink } from '@/components/ui/TrailLink';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import {
  countApprovers,
  listEntities,
  listEnvironmentCompanies,
  listSinglePersonApprovals,
} from '@/lib/contracts/server/entity-queries';
import * as actions from './actions';

export const metadata: Metadata = { title: 'Company' };

export default async function CompanyPage() {
  const caller = await requireCaller();
  const may = allows(caller.roles, 'company_entity.update');
  const [entities, environments, approvers, alone] = await Promise.all([
    listEntities(),
    listEnvironmentCompanies(),
    countApprovers(),
    listSinglePersonApprovals(caller),
  ]);
  return (
    <Page>
      <PageHeader
        title="Company"
        trail={<TrailLink roles={caller.roles} actions="company_entity" />}
        description="The companies of the group, which contracts cover, and the environments that they use. Evidence counts in an environment only if it covers every company that uses it."
      />
      <Section title="Companies">
        <EntityList
          entities={entities}
          may={
            may
              ? {
                  create: actions.createEntityAction,
                  update: actions.updateEntityAction,
                  archive: actions.archiveEntityAction,
                }
              : null
          }
        />
        {entities.length === 0 && (
          <p className={styles.quiet}>
            None is recorded yet. Until then contracts count wherever they are agreed.
          </p>
        )}
      </Section>
      <Section title="Environments">
        {environments.map((row) => (
          <EnvironmentCompanies
            key={`${row.environment.key} ${row.revision}`}
            row={row}
            companies={entities}
            approvers={approvers}
            may={
              may
                ? {
                    saveEntities: actions.saveEntitiesAction,
                    previewEntities: actions.previewEntities,
                    setSinglePerson: actions.setSinglePersonAction,
                    previewSinglePerson: actions.previewSinglePerson,
                  }
                : null
            }
          />
        ))}
      </Section>
      <Section
        title="Approved by one person"
        note="In force, and counts only in environments where that is switched on."
      >
        {alone.length > 0 ? (
          <SinglePersonList approvals={alone} />
        ) : (
          <p className={styles.quiet}>Nothing: whatever is in force was approved by somebody else.</p>
        )}
      </Section>
    </Page>
  );
}
