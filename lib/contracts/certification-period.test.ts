import { expect, it } from 'vitest';
import { certificationPeriod, certificationStanding } from './certification-period';

const soc2 = { kind: 'soc2_type2', validFrom: '2024-12-01', validTo: '2025-11-30', revokedOn: null };
const iso = { kind: 'iso27001', validFrom: '2024-01-15', validTo: '2027-01-14', revokedOn: null };

it.each([
  ['a SOC 2 report counts twelve months past its period', soc2, '2026-11-30'],
  [
    'its last day is that of the month where there is no such day',
    { ...soc2, validTo: '2024-02-29' },
    '2025-02-28',
  ],
  ['others end as they say', iso, '2027-01-14'],
  ['one that is revoked no more from that day', { ...iso, revokedOn: '2026-05-01' }, '2026-04-30'],
  ['one that had ended before it was revoked', { ...iso, revokedOn: '2028-01-01' }, '2027-01-14'],
  ['without an end it cannot be told', { ...iso, validTo: null }, null],
  ['a kind of one’s own ends as it says', { ...iso, kind: 'House seal' }, '2027-01-14'],
])('%s', (_, certificate, lastDay) => {
  expect(certificationPeriod(certificate).lastDay).toBe(lastDay);
});

it.each([
  [soc2, '2024-11-30', 'not_yet'],
  [soc2, '2024-12-01', 'valid'],
  [soc2, '2026-08-31', 'valid'],
  [soc2, '2026-09-01', 'ending'],
  [soc2, '2026-11-30', 'ending'],
  [soc2, '2026-12-01', 'ended'],
  [{ ...iso, revokedOn: '2026-05-01' }, '2026-04-30', 'ending'],
  [{ ...iso, revokedOn: '2026-05-01' }, '2026-05-01', 'revoked'],
  [{ ...iso, validFrom: null }, '2026-05-01', 'unknown'],
] as const)('%j on %s is %s', (certificate, day, standing) => {
  expect(certificationStanding(certificate, day)).toBe(standing);
});
