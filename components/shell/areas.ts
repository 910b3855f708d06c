import {
  IconAdjustments,
  IconBook2,
  IconContract,
  IconHome,
  IconListDetails,
  IconRoute,
  IconServer2,
  IconShieldLock,
} from '@tabler/icons-react';

/** For those alone who may read contracts. */
export const CONTRACTS = '/contracts';

/** The areas of the console, in the order of the navigation. */
export const AREAS = [
  { href: '/', label: 'Overview', icon: IconHome },
  { href: '/catalogue', label: 'Catalogue', icon: IconListDetails },
  { href: '/routing', label: 'Routing', icon: IconRoute },
  { href: '/routers', label: 'Routers', icon: IconServer2 },
  { href: CONTRACTS, label: 'Contracts', icon: IconContract },
  { href: '/sensitivity', label: 'Sensitivity', icon: IconShieldLock },
  { href: '/settings', label: 'Settings', icon: IconAdjustments },
  { href: '/docs', label: 'Documentation', icon: IconBook2 },
] as const;

/** Whether a path lies in an area. */
export function inArea(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
