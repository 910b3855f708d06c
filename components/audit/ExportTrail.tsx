'use client';

import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { auditExportHref } from '@/components/ui/links/audit';
import { type AuditFilter, filterSearch } from '@/lib/audit/filter';

/** All that the filter leaves as a file, not the page alone. The export is an entry of the trail itself. */
export function ExportTrail({ filter }: { readonly filter: AuditFilter }) {
  const search = filterSearch(filter);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />}>
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{search.size > 0 ? 'All that the filters leave' : 'The whole trail'}</Menu.Label>
        <Menu.Item component="a" href={auditExportHref('jsonl', search)} download>
          JSON Lines, to be verified
        </Menu.Item>
        <Menu.Item component="a" href={auditExportHref('csv', search)} download>
          CSV, for spreadsheets
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
