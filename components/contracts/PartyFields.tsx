'use client';

import { MultiSelect, Select, TextInput } from '@mantine/core';
import { WholeNumberField } from '@/components/ui/WholeNumberField';
import { CONTRACT_KINDS, contractKindName, defaultPrecedence } from '@/lib/contracts/contract-kinds';
import styles from './contracts.module.css';
import type { FormPart } from './form-part';

/** What paper it is, with whom, for whom, and who looks after it. */
export function PartyFields({ values, set, at, choices, own }: FormPart) {
  const { vendors, contracts, people, entities } = choices;
  const above = values.parent !== null;
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          {...at('/number')}
          label="Number"
          description="As people call it, such as MSA-2026-014. It is the page’s address."
          value={values.number}
          maxLength={80}
          autoComplete="off"
          onChange={(event) => set('number', event.currentTarget.value)}
        />
        <Select
          {...at('/kind')}
          label="Kind"
          data={CONTRACT_KINDS.map(({ key, name }) => ({ value: key, label: name }))}
          value={values.kind}
          allowDeselect={false}
          onChange={(kind) => kind && set('kind', kind)}
        />
      </div>
      <TextInput
        {...at('/title')}
        label="Title"
        value={values.title}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => set('title', event.currentTarget.value)}
      />
      <div className={styles.pair}>
        <Select
          {...at('/vendor')}
          label="Vendor"
          description="Who promises what it says."
          data={[...vendors]}
          value={values.vendor || null}
          searchable
          nothingFoundMessage="No vendor of that name"
          onChange={(key) => set('vendor', key ?? '')}
        />
        <Select
          {...at('/seller')}
          label="Seller of record"
          description="Who sells, where that is not the vendor: a cloud’s shelf is not always the seller."
          placeholder="The vendor itself"
          data={[...vendors]}
          value={values.seller}
          searchable
          clearable
          onChange={(key) => set('seller', key)}
        />
      </div>
      <div className={styles.pair}>
        <Select
          {...at('/parent')}
          label="Belongs to"
          description="What it amends or is an annex of. It is in force no longer than that."
          placeholder="Stands by itself"
          data={contracts
            .filter(({ number }) => number !== own)
            .map(({ number, title }) => ({ value: number, label: `${number} · ${title}` }))}
          value={values.parent}
          searchable
          clearable
          onChange={(number) => set('parent', number)}
        />
        <WholeNumberField
          {...at('/precedence')}
          label="Precedence"
          description="The higher wins where two say something of the same thing."
          placeholder={
            above && defaultPrecedence(values.kind, null) === 0
              ? 'As what it belongs to'
              : `${contractKindName(values.kind)}: ${defaultPrecedence(values.kind, null)}`
          }
          min={0}
          value={values.precedence}
          onChange={(precedence) => set('precedence', precedence)}
        />
      </div>
      <MultiSelect
        {...at('/entities')}
        label="Covered entities"
        description="Companies of the group that it covers. It counts in an environment only if it covers all that use it."
        placeholder={values.entities.length === 0 ? 'None' : ''}
        data={entities.map(({ key, name }) => ({ value: key, label: name }))}
        value={[...values.entities]}
        searchable
        clearable
        nothingFoundMessage="No company of that name; administrators keep them under Settings, Company"
        onChange={(keys) => set('entities', keys)}
      />
      <Select
        {...at('/ownerId')}
        label="Owner"
        description="Who looks after it here, and is told of its dates."
        placeholder="Nobody yet"
        data={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={values.ownerId}
        searchable
        clearable
        onChange={(id) => set('ownerId', id)}
      />
    </>
  );
}
