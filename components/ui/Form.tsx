'use client';

import type { ComponentProps } from 'react';
import type { ActionError } from '@/lib/http/action-result';
import { FormErrors } from './FormErrors';

/** A form that the server checks, not the browser: what it refused stands above the fields. */
export function Form({
  error,
  labels = {},
  onSubmit,
  children,
  ...form
}: Omit<ComponentProps<'form'>, 'noValidate' | 'onSubmit'> & {
  readonly error: ActionError | null;
  /** Names of the fields by path, as `FormErrors` takes them. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly onSubmit: () => void;
}) {
  return (
    <form
      {...form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <FormErrors error={error} labels={labels} />
      {children}
    </form>
  );
}
