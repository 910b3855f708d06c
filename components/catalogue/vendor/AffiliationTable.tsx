import { AffiliationSign } from '@/components/ui/AffiliationSign';
import { formatCount } from '@/components/ui/format-number';
import { Link } from '@/components/ui/Link';
import { vendorHref } from '@/components/ui/links/catalogue';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import type { Affiliation } from '@/lib/catalog/affiliation-kinds';
import type { StakeLine } from '@/lib/catalog/details';
import { StakeChain } from './StakeChain';

interface Line {
  readonly channelKey: string;
  readonly channelName: string;
  readonly ownerKey: string | null;
  readonly ownerName: string | null;
  readonly affiliation: Affiliation;
  readonly chain: readonly StakeLine[];
  readonly offerings: number;
}

/** What a vendor is to those whose models it sells and who sell its own, with what that rests on. */
export function AffiliationTable({
  vendor,
  lines,
}: {
  readonly vendor: string;
  readonly lines: readonly Line[];
}) {
  return (
    <PlainTable label="Affiliations" minWidth={720}>
      <thead>
        <tr>
          <th scope="col">Seller</th>
          <th scope="col">Maker</th>
          <th scope="col">Affiliation</th>
          <th scope="col">What it rests on</th>
          <th scope="col" data-align="end">
            Offerings
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.channelKey} ${line.ownerKey ?? ''}`}>
            <td data-label="Seller">{named(line.channelKey, line.channelName, vendor)}</td>
            <th scope="row">
              {line.ownerKey === null ? (
                <Unknown what="Owner unknown" word />
              ) : (
                named(line.ownerKey, line.ownerName ?? line.ownerKey, vendor)
              )}
            </th>
            <td data-label="Affiliation">
              <AffiliationSign affiliation={line.affiliation} />
            </td>
            <td data-label="What it rests on">
              <StakeChain
                chain={line.chain}
                none={
                  line.channelKey === line.ownerKey
                    ? 'They are the same.'
                    : 'Nothing is recorded between them.'
                }
              />
            </td>
            <td data-align="end" data-label="Offerings">
              {formatCount(line.offerings)}
            </td>
          </tr>
        ))}
      </tbody>
    </PlainTable>
  );
}

function named(key: string, name: string, vendor: string) {
  return key === vendor ? name : <Link href={vendorHref(key)}>{name}</Link>;
}
