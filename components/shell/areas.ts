import { IconAdjustments, IconHome, IconListDetails, IconRoute, IconServer2 } from '@tabler/icons-react';

/** The areas of the console, in the order of the navigation. */
export const AREAS = [
  { href: '/', label: 'Overview', icon: IconHome },
  { href: '/catalogue', label: 'Catalogue', icon: IconListDetails },
  { href: '/routing', label: 'Routing', icon: IconRoute },
  { href: '/routers', label: 'Routers', icon: IconServer2 },
  { href: '/settings', label: 'Settings', icon: IconAdjustments },
] as const;

/** Whether a path lies in an area. */
export function inArea(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
