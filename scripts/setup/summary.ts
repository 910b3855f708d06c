/** What `npm start` says at the end. */
export type Summary = {
  console: string;
  delivery: string;
  policyUrl: string;
  token: string;
  /** Given when the administrator was made in this run; `password` when it was generated. */
  admin: { email: string; password: string | undefined } | undefined;
  /** Milliseconds. */
  took: number;
};

/** The text that tells where Fairlead is, how to sign in, and how a router asks for its policy. */
export function summary({ console, delivery, policyUrl, token, admin, took }: Summary): string {
  const lines = [
    '',
    `Fairlead is up (${(took / 1000).toFixed(1)} s).`,
    '',
    `  Console   ${console}`,
    `  Delivery  ${delivery}`,
    '',
  ];
  if (admin) {
    const password = admin.password
      ? `${admin.password}   (shown this once)`
      : 'the one you set in FAIRLEAD_ADMIN_PASSWORD';
    lines.push(`  Sign in as  ${admin.email}`, `  Password    ${password}`, '');
  }
  lines.push(
    '  A router asks for the policy in force like this:',
    '',
    `  curl -s -H 'Authorization: Bearer ${token}' \\`,
    `    ${policyUrl}`,
    '',
    '  Ctrl-C stops everything.',
    '',
  );
  return `${lines.join('\n')}\n`;
}
