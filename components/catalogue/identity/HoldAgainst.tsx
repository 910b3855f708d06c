'use client';

import { Select } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { FormErrors } from '@/components/ui/FormErrors';
import { Link } from '@/components/ui/Link';
import { modelHref, modelNamesHref } from '@/components/ui/links/catalogue';
import type { CatalogueHit } from '@/lib/catalog/details';
import type { KnownModel, SuggestionDetail } from '@/lib/catalog/suggestion-detail';
import type { IdentityActions } from './decisions';
import { EvidenceList } from './EvidenceList';
import styles from './identity.module.css';
import { PairDecision } from './PairDecision';
import { PairTable } from './PairTable';
import { useDecide } from './use-decide';

/** Finds another model and holds it against this one, to join them or to say that they differ. */
export function HoldAgainst({
  model,
  suggested,
  pair,
  find,
  actions,
}: {
  readonly model: Pick<KnownModel, 'key'>;
  readonly suggested: readonly Pick<KnownModel, 'key' | 'name'>[];
  /** With the one that was picked. */
  readonly pair: SuggestionDetail | null;
  readonly find: (text: string) => Promise<readonly CatalogueHit[]>;
  readonly actions: IdentityActions;
}) {
  const router = useRouter();
  const [found, setFound] = useState<readonly CatalogueHit[]>([]);
  const { decide, error, pending } = useDecide(actions);
  const search = useDebouncedCallback((text: string) => {
    // A search that fails leaves what was found before.
    void find(text).then(setFound, () => undefined);
  }, 150);
  return (
    <div className={styles.form}>
      {suggested.length > 0 && (
        <p>
          It may be the same as{' '}
          {suggested.map((other, nth) => (
            <span key={other.key}>
              {nth > 0 && ', '}
              <Link href={modelNamesHref(model.key, other.key)}>{other.name}</Link> ({other.key})
            </span>
          ))}
          .
        </p>
      )}
      <Select
        label="Another model"
        placeholder="Name, key or alias"
        searchable
        value={null}
        data={found
          .filter(({ key }) => key !== model.key)
          .map(({ key, label, detail }) => ({ value: key, label: `${label} · ${key} · ${detail}` }))}
        // What the server found is what matches, misspellings and aliases included.
        filter={({ options }) => options}
        nothingFoundMessage="Type to find a model"
        onSearchChange={search}
        onChange={(key) => key && router.push(modelNamesHref(model.key, key), { scroll: false })}
      />
      {pair && (
        <>
          <FormErrors error={error} />
          <EvidenceList evidence={pair.evidence} />
          <PairTable models={pair.models} />
          <PairDecision
            models={pair.models}
            pending={pending}
            onDecide={async (decision) => {
              if (!(await decide(pair, decision))) return;
              if (typeof decision === 'object') router.push(modelHref(pair.models[decision.join].key));
              else router.push(modelNamesHref(model.key), { scroll: false });
            }}
          />
        </>
      )}
    </div>
  );
}
