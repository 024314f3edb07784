/** The mark of the product. */
export function Bell({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: 'none' }}>
      <rect width="32" height="32" rx="8" fill="var(--accent)" />
      <path
        d="M16 6.5a1.6 1.6 0 0 1 1.6 1.6v.5c3 .7 5 3.2 5 6.4 0 4 1.2 5.4 2.2 6.3.5.5.2 1.4-.6 1.4H7.8c-.8 0-1.1-.9-.6-1.4 1-.9 2.2-2.3 2.2-6.3 0-3.2 2-5.7 5-6.4v-.5A1.6 1.6 0 0 1 16 6.5Zm-2.8 17.8h5.6a2.8 2.8 0 0 1-5.6 0Z"
        fill="var(--on-accent)"
      />
    </svg>
  );
}
