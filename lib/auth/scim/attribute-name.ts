const URN = /^urn:ietf:params:scim:schemas:core:2\.0:(?:user|group):/;
const NAME = /^[a-z$][a-z0-9$_-]*(\.[a-z$][a-z0-9$_-]*)?$/;

/**
 * An attribute as it is looked up: lower case, since names are case-insensitive, and without the URN of its schema. Null when it
 * is none. An attribute of another schema (the enterprise extension) keeps its URN.
 */
export function attributeName(text: string): string | null {
  const lower = text.toLowerCase();
  if (lower.startsWith('urn:') && !URN.test(lower)) return lower;
  const name = lower.replace(URN, '');
  return NAME.test(name) ? name : null;
}

/** Whether an attribute belongs to a schema that is not kept here: what is said of it is passed over. */
export function isForeign(attribute: string): boolean {
  return attribute.startsWith('urn:');
}
