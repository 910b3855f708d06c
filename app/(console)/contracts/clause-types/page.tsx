import type { Metadata } from 'next';
import { ArchivedTypes } from '@/components/clauses/ArchivedTypes';
import { ClauseTypeTable } from '@/components/clauses/ClauseTypeTable';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { LinkButton } from '@/components/ui/LinkButton';
import { CLAUSE_TYPES_HREF, NEW_CLAUSE_TYPE_HREF } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { Section } from '@/components/ui/Section';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { CLAUSE_GROUPS } from '@/lib/contracts/clause-type';
import { listClauseTypes, listOwnTypes } from '@/lib/contracts/server/clause-type-queries';
import { playbookPositions } from '@/lib/contracts/server/playbook-queries';
import { Refusal } from '../../settings/refusal';
import { restoreClauseTypeAction } from './actions';

export const metadata: Metadata = { title: 'Clause types' };

export default async function ClauseTypesPage() {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const [types, own, positions] = await Promise.all([listClauseTypes(), listOwnTypes(), playbookPositions()]);
  const archived = own.filter(({ archivedAt }) => archivedAt !== null);
  return (
    <Page>
      <h1 className="visually-hidden">Clause types</h1>
      <ContractTabs counts={{ [CLAUSE_TYPES_HREF]: String(types.length) }}>
        {allows(caller.roles, 'clause_type.create') && (
          <LinkButton size="compact-sm" variant="default" href={NEW_CLAUSE_TYPE_HREF}>
            New clause type
          </LinkButton>
        )}
      </ContractTabs>
      {Object.entries(CLAUSE_GROUPS).map(([group, name]) => (
        <Section key={group} id={group} title={name}>
          <ClauseTypeTable
            label={`Clause types: ${name}`}
            types={types.filter((type) => type.group === group)}
            positions={new Set(positions.keys())}
          />
        </Section>
      ))}
      {archived.length > 0 && (
        <Section id="archived" title="Archived">
          <ArchivedTypes
            types={archived}
            restore={allows(caller.roles, 'clause_type.restore') ? restoreClauseTypeAction : null}
          />
        </Section>
      )}
    </Page>
  );
}
