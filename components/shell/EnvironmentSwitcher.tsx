'use client';

import { Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconShieldFilled } from '@tabler/icons-react';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { remember } from '@/components/ui/remember';
import { chooseEnvironment, ENVIRONMENT_COOKIE, type EnvironmentChoice } from './preferences';
import styles from './shell.module.css';

/** Pages that are about one environment name it in their address. */
const ABOUT_ONE = ['/routing', '/routers'];

/** The environment looked at. Production is said in a word and a colour that nothing else has. */
export function EnvironmentSwitcher({
  environments,
  remembered,
}: {
  readonly environments: readonly EnvironmentChoice[];
  readonly remembered: string | null;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const current = chooseEnvironment(environments, params.get('environment'), remembered);
  if (!current) return null;

  const choose = (key: string) => {
    remember(ENVIRONMENT_COOKIE, key);
    const named = params.has('environment') || ABOUT_ONE.includes(pathname);
    if (named) {
      const next = new URLSearchParams(params);
      next.set('environment', key);
      // A draft is one of its environment: there, the one remembered is meant.
      next.delete('draft');
      router.push(`${pathname}?${next.toString()}`);
    }
    router.refresh();
  };

  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <button
          type="button"
          className={styles.environment}
          data-production={current.production || undefined}
          aria-label={`Environment: ${current.name}${current.production ? ' (production)' : ''}`}
        >
          {current.production && <IconShieldFilled size={13} aria-hidden />}
          <span className={styles.environmentName}>{current.name}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Environment</Menu.Label>
        {environments.map(({ key, name, production }) => (
          <Menu.Item
            key={key}
            onClick={() => choose(key)}
            leftSection={
              <IconCheck
                size={14}
                aria-hidden
                style={{ visibility: key === current.key ? 'visible' : 'hidden' }}
              />
            }
            rightSection={
              production ? <IconShieldFilled size={13} color="var(--production)" aria-hidden /> : undefined
            }
            aria-current={key === current.key || undefined}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
