/** The mark: the circle of management and the square of employees, overlapping. Its colours follow the field it lies on. */
export function Mark() {
  return (
    <svg viewBox="0 0 44 32" aria-hidden="true">
      <circle className="shape-mgmt" cx="14" cy="16" r="12" />
      <rect className="shape-staff" x="18" y="4" width="24" height="24" rx="2.5" />
      <path fill="#062631" d="M18 4.7A12 12 0 0 1 18 27.3Z" />
    </svg>
  );
}

export function Logo() {
  return (
    <>
      <Mark />
      <span>
        Slimmer
        <br />
        Werken
      </span>
    </>
  );
}
