import type { Parameter } from './parameters';
import { RETENTION_STORES, UNLIMITED } from './parameters';

/** A parameter's value as people read it: "30 days", "Yes", "Logs 30 days, backups unlimited". Empty = not said. */
export function parameterWords(parameter: Parameter, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (value === UNLIMITED && parameter.unlimited) return 'without limit';
  const options: Readonly<Record<string, string>> = parameter.options ?? {};
  const named = (key: unknown) => options[String(key)] ?? String(key);
  switch (parameter.kind) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'choice':
      return named(value);
    case 'choices':
    case 'list':
    case 'regions':
      return Array.isArray(value) ? value.map(named).join(', ') : String(value);
    case 'days':
      return daysWords(value);
    case 'percent':
    case 'exact_percent':
      return `${value} %`;
    case 'number':
      return parameter.unit ? `${value} ${parameter.unit}` : String(value);
    case 'money': {
      const { amount, currency } = value as { amount: string; currency: string };
      return `${amount} ${currency}`;
    }
    case 'days_by_store': {
      const stores: Readonly<Record<string, string>> = { ...RETENTION_STORES, ...options };
      return Object.entries(value)
        .map(([store, days]) => `${stores[store] ?? store.replaceAll('_', ' ')}: ${daysWords(days)}`)
        .join(', ');
    }
    default:
      return String(value);
  }
}

function daysWords(days: unknown): string {
  if (days === UNLIMITED) return 'without limit';
  return days === 1 ? '1 day' : `${days} days`;
}
