import type { ReactNode } from 'react';
import { CalendarDate } from '@/components/ui/DateTime';
import { type Fact, Facts } from '@/components/ui/Facts';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { contractHref } from '@/components/ui/links/contracts';
import { Unknown } from '@/components/ui/Unknown';
import { scopeWords } from '@/lib/contracts/clause-words';
import type { ContractPage } from '@/lib/contracts/contract-page';
import { Amount } from '../Amount';

const fact = (label: string, value: ReactNode): Fact => ({
  label,
  value: value ?? <Unknown what="Not recorded" word />,
});

/** Who promises what to whom, and where it is kept to. */
export function PartyFacts({ contract, entities }: Pick<ContractPage, 'contract' | 'entities'>) {
  const { parent, owner, governingLaw, value, currency, limited, readers } = contract;
  return (
    <Facts
      facts={[
        fact('Vendor', <Link href={vendorHref(contract.vendor)}>{contract.vendorName}</Link>),
        fact(
          'Seller of record',
          contract.seller ? (
            <Link href={vendorHref(contract.seller)}>{contract.sellerName}</Link>
          ) : (
            'the vendor itself'
          ),
        ),
        fact(
          'Covered entities',
          entities.length > 0
            ? entities.map(({ name }) => name).join(', ')
            : parent
              ? `as ${parent}`
              : 'none named',
        ),
        ...(parent ? [fact('Belongs to', <Link href={contractHref(parent)}>{parent}</Link>)] : []),
        fact('Precedence', contract.precedence),
        fact('Scope', scopeWords(contract.scope) || 'everything'),
        fact('Owner', owner?.name),
        fact('Governing law', governingLaw),
        fact('Value', value && <Amount value={value} currency={currency} />),
        ...(limited
          ? [fact('Readers', readers.map(({ name }) => name).join(', ') || 'its owner alone')]
          : []),
        ...(contract.legalHold || contract.retainUntil
          ? [
              fact(
                'Kept',
                contract.legalHold ? (
                  'under legal hold'
                ) : (
                  <>
                    at least until <CalendarDate date={contract.retainUntil} />
                  </>
                ),
              ),
            ]
          : []),
        ...(contract.note ? [fact('Note', contract.note)] : []),
      ]}
    />
  );
}
