import type { Metadata } from 'next';
import { ComparisonTable } from '@/components/clauses/ComparisonTable';
import { ComparisonTools } from '@/components/clauses/ComparisonTools';
import styles from '@/components/clauses/comparison.module.css';
import { ContractTabs } from '@/components/contracts/ContractTabs';
import { EmptyState } from '@/components/ui/EmptyState';
import { formatDate } from '@/components/ui/format-date';
import { LinkButton } from '@/components/ui/LinkButton';
import { CONTRACTS_HREF } from '@/components/ui/links/contracts';
import { Page } from '@/components/ui/Page';
import { allows } from '@/lib/auth/permissions';
import { requireCaller } from '@/lib/auth/server/session';
import { type ComparedType, offPlaybook } from '@/lib/contracts/comparison';
import { compareContracts, comparisonChoices } from '@/lib/contracts/server/comparison-queries';
import { instant } from '@/lib/core/time';
import { Refusal } from '../../settings/refusal';

export const metadata: Metadata = { title: 'Compare contracts' };

/** What is shown alone, and which types that leaves. */
const ONLY: Readonly<Record<string, (type: ComparedType) => boolean>> = {
  said: ({ cells }) => cells.some((cell) => cell.length > 0),
  differs: ({ differs }) => differs,
  off: (type) => type.cells.some((cell) => offPlaybook(type, cell)),
};

export default async function ComparePage({
  searchParams,
}: {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const caller = await requireCaller();
  if (!allows(caller.roles, 'contract.read')) return <Refusal action="contract.read" />;
  const { of = [], only: asked } = await searchParams;
  const now = new Date();
  const choices = await comparisonChoices(caller);
  const comparison = await compareContracts(caller, [of].flat(), now);
  const only = typeof asked === 'string' && Object.hasOwn(ONLY, asked) ? asked : undefined;
  const types = only ? comparison.types.filter(ONLY[only] ?? (() => true)) : comparison.types;
  const nothing = choices.every(({ items }) => items.length === 0);
  return (
    <Page>
      <h1 className="visually-hidden screen-only">Compare contracts</h1>
      <ContractTabs />
      {nothing ? (
        <EmptyState
          title="There is nothing to compare yet"
          action={<LinkButton href={CONTRACTS_HREF}>Open the register</LinkButton>}
        >
          Put contracts on the register and review their clauses: they then stand here side by side, type by
          type, with what is off the playbook marked.
        </EmptyState>
      ) : (
        <>
          <header className={`${styles.paper} paper-only`}>
            <h1>Clauses compared</h1>
            <p>
              {comparison.columns.map(({ number, name }) => number ?? name).join(', ')} · as of{' '}
              {formatDate(instant(now))} (UTC), held against the playbook
            </p>
          </header>
          <ComparisonTools choices={choices} comparison={comparison} types={types} only={only} />
          {comparison.columns.length === 0 ? (
            <EmptyState title="Choose what to compare">
              A vendor stands for everything agreed with it, a contract for itself and what amends it. What is
              effective today is shown; where nothing is, what is said or being written.
            </EmptyState>
          ) : types.length === 0 ? (
            <EmptyState title="No type of clause is left">Show all types to see what there is.</EmptyState>
          ) : (
            <ComparisonTable comparison={comparison} types={types} only={only} />
          )}
        </>
      )}
    </Page>
  );
}
