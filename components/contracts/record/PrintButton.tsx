'use client';

import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';

/** Prints the page, or saves it as PDF: the browser asks which. */
export function PrintButton() {
  return (
    <Button
      className="screen-only"
      leftSection={<IconPrinter size={15} aria-hidden />}
      onClick={() => window.print()}
    >
      Print or save as PDF
    </Button>
  );
}
