/** The mark of management (circle) or employees (square), for in a text or a legend. */
export function Shape({ of }: { of: 'management' | 'employees' }) {
  return (
    <svg className="key-mark" viewBox="0 0 14 14" aria-hidden="true">
      {of === 'management' ? (
        <circle className="mark-mgmt" cx="7" cy="7" r="6" />
      ) : (
        <rect className="mark-staff" x="1.5" y="1.5" width="11" height="11" rx="1" />
      )}
    </svg>
  );
}
