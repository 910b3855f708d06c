'use client';

import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Form from 'next/form';
import { useSearchParams } from 'next/navigation';

/** Asks the documentation. The answer is a page with an address. */
export function DocSearch() {
  const asked = useSearchParams().get('q') ?? '';
  return (
    <Form action="/docs/search">
      <TextInput
        key={asked}
        name="q"
        type="search"
        size="xs"
        aria-label="Search the documentation"
        placeholder="Search the documentation"
        defaultValue={asked}
        leftSection={<IconSearch size={14} aria-hidden />}
      />
    </Form>
  );
}
