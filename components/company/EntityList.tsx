'use client';

import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmAction } from '@/components/ui/ConfirmAction';
import { formatPlural } from '@/components/ui/format-number';
import { PlainTable } from '@/components/ui/PlainTable';
import { Unknown } from '@/components/ui/Unknown';
import type { CompanyEntityDto } from '@/lib/contracts/company';
import type { ActionResult } from '@/lib/http/action-result';
import { EntityForm } from './EntityForm';
import type { SaveEntity } from './entity-actions';

type Act = (input: unknown) => Promise<ActionResult<unknown>>;

/** The companies of the group: which there are, what covers them, which environments they use. */
export function EntityList({
  entities,
  may,
}: {
  readonly entities: readonly CompanyEntityDto[];
  /** Null = the reader changes nothing. */
  readonly may: { readonly create: SaveEntity; readonly update: SaveEntity; readonly archive: Act } | null;
}) {
  const [edited, edit] = useState<CompanyEntityDto | 'new' | null>(null);
  if (may && edited)
    return (
      <EntityForm
        key={edited === 'new' ? 'new' : edited.id}
        existing={edited === 'new' ? null : edited}
        save={edited === 'new' ? may.create : may.update}
        onClose={() => edit(null)}
      />
    );
  return (
    <>
      {entities.length > 0 && (
        <PlainTable label="Companies">
          <thead>
            <tr>
              <th scope="col">Company</th>
              <th scope="col">Key</th>
              <th scope="col">Country</th>
              <th scope="col">Covered by</th>
              <th scope="col">Uses</th>
              {may && (
                <th scope="col">
                  <span className="visually-hidden">Change</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {entities.map((entity) => (
              <tr key={entity.id}>
                <th scope="row">
                  {entity.name}
                  {entity.legalName && entity.legalName !== entity.name && ` (${entity.legalName})`}
                </th>
                <td data-label="Key">
                  <code>{entity.key}</code>
                </td>
                <td data-label="Country">{entity.country ?? <Unknown what="Not recorded" />}</td>
                <td data-label="Covered by">{formatPlural(entity.contracts, 'contract')}</td>
                <td data-label="Uses">
                  {entity.environments.join(', ') || <Unknown what="No environment" />}
                </td>
                {may && (
                  <td data-align="end">
                    <Button
                      variant="default"
                      size="compact-sm"
                      aria-label={`Edit ${entity.name}`}
                      onClick={() => edit(entity)}
                    >
                      Edit
                    </Button>{' '}
                    <ConfirmAction
                      label="Archive"
                      title={`Archive ${entity.name}?`}
                      effect="It leaves the lists. Contracts that cover it go on saying so."
                      confirmLabel="Archive company"
                      onConfirm={async () => {
                        const result = await may.archive({ id: entity.id, revision: entity.revision });
                        return result.ok ? undefined : result;
                      }}
                      buttonProps={{ size: 'compact-sm', 'aria-label': `Archive ${entity.name}` }}
                    />
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </PlainTable>
      )}
      {may && (
        <Button mt={12} variant="default" onClick={() => edit('new')}>
          Add a company
        </Button>
      )}
    </>
  );
}
