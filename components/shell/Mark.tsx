/** A line through a ring: a fairlead seen from its side. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="6" stroke="currentColor" strokeWidth="2.5" />
      <path
        d="M1 16.5 C6 16.5 5.5 10 10 10 S14 3.5 19 3.5"
        stroke="var(--accent)"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
