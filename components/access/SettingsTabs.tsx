'use client';

import { usePathname } from 'next/navigation';
import { PageTabs } from '@/components/ui/PageTabs';

/** The parts of Settings. `people`, `keys`, `links`, `webhooks` and `sample` are offered to those who may read them. */
export function SettingsTabs({
  people,
  keys,
  links,
  webhooks,
  sample,
}: {
  readonly people: boolean;
  readonly keys: boolean;
  readonly links: boolean;
  readonly webhooks: boolean;
  readonly sample: boolean;
}) {
  const pathname = usePathname();
  const tabs = [
    ...(people
      ? [
          { href: '/settings/people', label: 'People' },
          { href: '/settings/service-accounts', label: 'Service accounts' },
          { href: '/settings/sign-in', label: 'Sign-in' },
        ]
      : []),
    { href: '/settings/account', label: 'Account' },
    { href: '/settings/tokens', label: 'My tokens' },
    { href: '/settings/notifications', label: 'Notifications' },
    ...(webhooks ? [{ href: '/settings/webhooks', label: 'Webhooks' }] : []),
    ...(links ? [{ href: '/settings/catalogue-links', label: 'Catalogue addresses' }] : []),
    { href: '/settings/company', label: 'Company' },
    { href: '/settings/environments', label: 'Environments' },
    ...(keys ? [{ href: '/settings/signing-keys', label: 'Signing keys' }] : []),
    { href: '/settings/attributes', label: 'Attributes' },
    { href: '/settings/region-groups', label: 'Region groups' },
    { href: '/settings/endpoints', label: 'Endpoints' },
    { href: '/settings/currencies', label: 'Currencies' },
    ...(sample ? [{ href: '/settings/sample', label: 'Sample' }] : []),
  ];
  const open = tabs.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  return <PageTabs label="Settings" tabs={tabs} open={open?.href} wrap />;
}
