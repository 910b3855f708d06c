import { expect, it } from 'vitest';
import { localInstant, localText, nextHour } from '@/components/ui/local-time';

it('goes from an instant to the text of a field and back, in any zone', () => {
  const at = new Date('2026-03-29T01:30:00.000Z');
  expect(localInstant(localText(at))).toEqual(at);
  expect(localText(at)).toMatch(/^2026-03-\d\dT\d\d:\d\d$/);
  expect(localInstant('')).toBeNull();
  expect(localInstant('2026-13-40T99:00')).toBeNull();
});

it('begins with a full hour that leaves time to think', () => {
  expect(nextHour(new Date('2026-11-21T12:10:00.000Z'))).toEqual(new Date('2026-11-21T13:00:00.000Z'));
  expect(nextHour(new Date('2026-11-21T12:40:00.000Z'))).toEqual(new Date('2026-11-21T14:00:00.000Z'));
});
