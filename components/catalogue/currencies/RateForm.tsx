'use client';

import { Button, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { attempt } from '@/components/ui/attempt';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { formatPlural } from '@/components/ui/format-number';
import { useSaveKeys } from '@/components/ui/save-keys';
import { tellDone } from '@/components/ui/undo-notice';
import type { CurrencyUse } from '@/lib/catalog/currency';
import type { ActionError, ActionResult } from '@/lib/http/action-result';
import styles from './currencies.module.css';
import { RatePreview } from './RatePreview';

const LABELS = { '/currency': 'Currency', '/usd': 'USD for one', '/source': 'Source', '/asOf': 'Of the day' };

/** Gives a currency a rate, and shows beforehand what that does to every price in it. */
export function RateForm({
  currencies,
  chosen,
  today,
  save,
}: {
  readonly currencies: readonly CurrencyUse[];
  /** Code to begin with; empty = to be typed. */
  readonly chosen: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly save: (input: unknown) => Promise<ActionResult<{ restated: number }>>;
}) {
  const router = useRouter();
  const before = currencies.find(({ currency }) => currency === chosen)?.rate;
  const [values, setValues] = useState({
    currency: chosen,
    usd: '',
    source: before?.source ?? '',
    asOf: today,
  });
  const [error, setError] = useState<ActionError | null>(null);
  const [pending, setPending] = useState(false);
  const code = values.currency.trim().toUpperCase();
  const use = currencies.find(({ currency }) => currency === code);
  const submit = async () => {
    setPending(true);
    const result = await attempt(() => save({ ...values, prices: use?.prices.length ?? 0 }));
    setPending(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) {
      if (result.error.kind === 'refused') router.refresh();
      return;
    }
    const { restated } = result.data;
    setValues((now) => ({ ...now, usd: '' }));
    tellDone(
      restated > 0
        ? `${formatPlural(restated, 'price')} in ${code} restated.`
        : `The rate of ${code} is kept. No price changed.`,
    );
    router.refresh();
  };
  useSaveKeys(() => void submit());
  const field = (name: keyof typeof values, more: { description?: string; type?: string } = {}) => ({
    id: fieldId(`/${name}`),
    label: LABELS[`/${name}`],
    error: fieldError(error?.fields, `/${name}`),
    value: values[name],
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      setValues((now) => ({ ...now, [name]: value })),
    ...more,
  });
  return (
    <div className={styles.set}>
      <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
        <TextInput {...field('currency', { description: 'Its code, such as EUR.' })} />
        <TextInput
          {...field('usd', { description: before ? `${before.usd} until now.` : 'Such as 1.0842.' })}
          inputMode="decimal"
        />
        <TextInput {...field('source', { description: 'Who says so: a bank, a contract, an address.' })} />
        <TextInput {...field('asOf', { type: 'date' })} max={today} />
        <div>
          <Button type="submit" loading={pending}>
            Set rate
          </Button>
        </div>
      </Form>
      {use && <RatePreview use={use} usd={values.usd.trim()} asOf={values.asOf} />}
    </div>
  );
}
