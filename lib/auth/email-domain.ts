/** The part of an e-mail address that says whose it is, lower-cased; null when it has none. */
export function emailDomain(email: string): string | null {
  const domain = email
    .slice(email.lastIndexOf('@') + 1)
    .trim()
    .toLowerCase();
  return email.includes('@') && domain !== '' ? domain : null;
}
