import {
  IconAdjustments,
  IconBook2,
  IconContract,
  IconHistory,
  IconHome,
  IconListDetails,
  IconRoute,
  IconServer2,
  IconShieldLock,
} from '@tabler/icons-react';
import type { SettingsArea } from '@/components/ui/settings-areas';

/** Areas that not everybody may read. */
export interface Reads {
  /** False for whoever holds no role: their account and the documentation are open to them. */
  readonly console: boolean;
  readonly contracts: boolean;
  readonly audit: boolean;
  /** The pages of settings. */
  readonly settings: readonly SettingsArea[];
}
const CONTRACTS = '/contracts';
const AUDIT = '/audit';
const SETTINGS = '/settings';
const DOCS = '/docs';

/** The areas of the console, in the order of the navigation. */
const AREAS = [
  { href: '/', label: 'Overview', icon: IconHome },
  { href: '/catalogue', label: 'Catalogue', icon: IconListDetails },
  { href: '/routing', label: 'Routing', icon: IconRoute },
  { href: '/routers', label: 'Routers', icon: IconServer2 },
  { href: CONTRACTS, label: 'Contracts', icon: IconContract },
  { href: '/sensitivity', label: 'Sensitivity', icon: IconShieldLock },
  { href: AUDIT, label: 'Audit', icon: IconHistory },
  { href: SETTINGS, label: 'Settings', icon: IconAdjustments },
  { href: DOCS, label: 'Documentation', icon: IconBook2 },
] as const;

/** The areas that somebody may read. */
export function areasFor({ console, contracts, audit }: Omit<Reads, 'settings'>) {
  if (!console) return AREAS.filter(({ href }) => href === SETTINGS || href === DOCS);
  return AREAS.filter(({ href }) => (href === CONTRACTS ? contracts : href !== AUDIT || audit));
}

/** Whether a path lies in an area. */
export function inArea(pathname: string, href: string): boolean {
  return href === '/' ? pathname === '/' : pathname === href || pathname.startsWith(`${href}/`);
}
