type WithWellFormed = { isWellFormed?: () => boolean };
const native = (String.prototype as WithWellFormed).isWellFormed;

function scan(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if ((unit & 0xf800) !== 0xd800) continue;
    if (unit >= 0xdc00 || index + 1 === text.length) return false;
    if ((text.charCodeAt(++index) & 0xfc00) !== 0xdc00) return false;
  }
  return true;
}

/** Whether a string holds no lone surrogate. Uses ES2024 `isWellFormed` where the runtime has it. */
export const isWellFormed: (text: string) => boolean =
  native === undefined ? scan : (text) => (text as unknown as Required<WithWellFormed>).isWellFormed();

/** The same as `isWellFormed`, without the call out of compiled code: quicker on the short strings of a request. */
export const isWellFormedShort: (text: string) => boolean = scan;

/** Whether a value is an object of own members: not an array, a Map, a Date or an instance of a class. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype) return true;
  if (Array.isArray(value)) return false;
  // a plain object of another realm has another Object.prototype: without a prototype, and nothing in it to inherit
  return (
    prototype === null ||
    (Object.getPrototypeOf(prototype) === null && Object.keys(prototype as object).length === 0)
  );
}

/** Freezes a JSON value through and through and returns a copy that shares nothing with it. */
export function frozenCopy<T>(value: T): T {
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const member = frozenCopy((value as Record<string, unknown>)[key]);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: member, enumerable: true });
    else copy[key] = member;
  }
  return Object.freeze(copy) as T;
}
