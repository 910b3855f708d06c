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
    case 'days_by_store':
      return storesWords(value as Readonly<Record<string, unknown>>);
    default:
      return String(value);
  }
}

function daysWords(days: unknown): string {
  if (days === UNLIMITED) return 'without limit';
  return days === 1 ? '1 day' : `${days} days`;
}

/** In the order of the stores that must be named, others after them; in short where all are alike. */
function storesWords(days: Readonly<Record<string, unknown>>): string {
  const known = Object.keys(RETENTION_STORES) as (keyof typeof RETENTION_STORES)[];
  const named = known.filter((store) => Object.hasOwn(days, store));
  const others = Object.keys(days).filter((store) => !Object.hasOwn(RETENTION_STORES, store));
  const values = new Set(Object.values(days));
  if (named.length === known.length && values.size === 1)
    return `${daysWords([...values][0])} in every store`;
  return [
    ...named.map((store) => `${RETENTION_STORES[store]}: ${daysWords(days[store])}`),
    ...others.map((store) => `${store.replaceAll('_', ' ')}: ${daysWords(days[store])}`),
  ].join(', ');
}
