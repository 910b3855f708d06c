'use client';

import { Button, Select, TagsInput, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { ConflictView } from '@/components/ui/ConflictView';
import { Form } from '@/components/ui/Form';
import { fieldError, fieldId } from '@/components/ui/form-fields';
import { useRecordForm } from '@/components/ui/record-form';
import { SaveBar } from '@/components/ui/SaveBar';
import { VENDOR_STATUSES, type VendorProfile } from '@/lib/catalog/vendor-profile';
import type { ActionResult } from '@/lib/http/action-result';
import styles from './vendor.module.css';

interface EditedProfile extends VendorProfile {
  readonly id: string;
  readonly revision: number;
}

const LABELS = { '/status': 'Status', '/products': 'Products', '/security': 'Security contacts' };
const valuesOf = ({ status, products, security }: VendorProfile): VendorProfile => ({
  status,
  products,
  security,
});
const words = {
  status: ({ status }: VendorProfile) => (status === null ? 'not stated' : VENDOR_STATUSES[status]),
  products: ({ products }: VendorProfile) => products.join(', ') || 'none',
  security: ({ security }: VendorProfile) =>
    security.map(({ name, email }) => `${name} <${email}>`).join(', ') || 'none',
};

/** Where the company stands with a vendor, what it sells, and whom to call when something is wrong. */
export function ProfileForm({
  existing,
  back,
  save,
}: {
  readonly existing: EditedProfile;
  readonly back: string;
  readonly save: (input: unknown) => Promise<ActionResult<EditedProfile>>;
}) {
  const router = useRouter();
  const { values, setValues, error, submit, conflict, bar } = useRecordForm({
    kind: 'vendor-profile',
    existing,
    initial: valuesOf(existing),
    valuesOf: (saved: EditedProfile) => valuesOf(saved),
    save: (profile, edited) => save({ ...profile, ...edited }),
    onSaved: () => router.push(back),
  });
  const set = (change: Partial<VendorProfile>) => setValues((now) => ({ ...now, ...change }));
  if (conflict) {
    const fields = (['status', 'products', 'security'] as const).map((field) => {
      const [mine, theirs] = [words[field](values), words[field](conflict.theirs)];
      return { label: LABELS[`/${field}`], mine, theirs, same: mine === theirs };
    });
    return <ConflictView what="profile" fields={fields} {...conflict.choices} />;
  }
  const contacts = (change: (now: VendorProfile['security']) => VendorProfile['security']) =>
    setValues((now) => ({ ...now, security: change(now.security) }));
  return (
    <Form className={styles.form} error={error} labels={LABELS} onSubmit={submit}>
      <div className={styles.fields}>
        <Select
          id={fieldId('/status')}
          label={LABELS['/status']}
          error={fieldError(error?.fields, '/status')}
          description="For people. Contracts open and close routes, not this."
          clearable
          placeholder="not stated"
          data={Object.entries(VENDOR_STATUSES).map(([value, label]) => ({ value, label }))}
          value={values.status}
          onChange={(status) => set({ status: status as VendorProfile['status'] })}
        />
        <TagsInput
          id={fieldId('/products')}
          label={LABELS['/products']}
          error={fieldError(error?.fields, '/products')}
          description="What you buy or look at. Enter adds one."
          value={[...values.products]}
          onChange={(products) => set({ products })}
        />
      </div>
      <fieldset className={styles.figures} id={fieldId('/security')}>
        <legend>{LABELS['/security']}</legend>
        <p className={styles.quiet}>
          Who answers when something is wrong. Taking somebody out erases them: no history keeps names.
        </p>
        <div className={styles.rows}>
          {values.security.map(({ name, email }, nth) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own while they are typed
            <div key={nth} className={styles.row}>
              <TextInput
                id={fieldId(`/security/${nth}/name`)}
                aria-label={`Name of contact ${nth + 1}`}
                placeholder="Name or team"
                error={fieldError(error?.fields, `/security/${nth}/name`)}
                value={name}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  contacts((now) => now.map((one, at) => (at === nth ? { ...one, name: value } : one)));
                }}
              />
              <TextInput
                id={fieldId(`/security/${nth}/email`)}
                aria-label={`E-mail of contact ${nth + 1}`}
                placeholder="E-mail"
                inputMode="email"
                error={fieldError(error?.fields, `/security/${nth}/email`)}
                value={email}
                onChange={(event) => {
                  const { value } = event.currentTarget;
                  contacts((now) => now.map((one, at) => (at === nth ? { ...one, email: value } : one)));
                }}
              />
              <Button variant="default" onClick={() => contacts((now) => now.filter((_, at) => at !== nth))}>
                Take out<span className="visually-hidden"> contact {nth + 1}</span>
              </Button>
            </div>
          ))}
        </div>
        <div>
          <Button variant="default" onClick={() => contacts((now) => [...now, { name: '', email: '' }])}>
            Add contact
          </Button>
        </div>
      </fieldset>
      <SaveBar label="Save profile" {...bar} />
    </Form>
  );
}
