import { Plural, useLingui } from '@lingui/react/macro';
import { type RefObject, useEffect, useRef } from 'react';
import { controlId } from './FormContext.ts';
import type { FormFault } from './faults.ts';

interface ErrorSummaryProps {
  formId: string;
  faults: readonly FormFault[];
  labels: ReadonlyMap<string, string>;
  attempt: number;
  /** The attempt for which the focus was taken: a fault that comes back while somebody types does not take it. */
  shownFor: RefObject<number>;
}

/** All faults of a form together. Takes the focus, counts in the title of the document, and leads to each field. */
export function ErrorSummary({ formId, faults, labels, attempt, shownFor }: ErrorSummaryProps) {
  const { t } = useLingui();
  const box = useRef<HTMLDivElement>(null);
  const count = faults.length;
  useEffect(() => {
    if (shownFor.current !== attempt) box.current?.focus();
    shownFor.current = attempt;
  }, [attempt, shownFor]);
  const prefix = count === 1 ? t`(1 fout)` : t`(${count} fouten)`;
  useEffect(() => {
    const before = document.title;
    document.title = `${prefix} ${before}`;
    return () => {
      document.title = document.title.replace(`${prefix} `, '');
    };
  }, [prefix]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="notice tone-err">
      <span aria-hidden="true" className="error-count">
        {count}
      </span>
      <div className="notice-body">
        <h2 className="notice-title">
          <Plural value={count} one="Er klopt nog iets niet" other="Er kloppen nog # dingen niet" />
        </h2>
        <ul className="grid gap-1">
          {faults.map((fault) => (
            <li key={`${fault.name}:${fault.message}`}>
              {fault.name ? (
                <a
                  href={`#${controlId(formId, fault.name)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    focusOn(controlId(formId, fault.name ?? ''));
                  }}
                >
                  {labels.get(fault.name) ? `${labels.get(fault.name)}: ${fault.message}` : fault.message}
                </a>
              ) : (
                fault.message
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** A group of choices gets the focus on its chosen or first choice. */
function focusOn(id: string): void {
  const target = document.getElementById(id);
  const choice =
    target?.querySelector<HTMLElement>('input:checked') ?? target?.querySelector<HTMLElement>('input');
  (choice ?? target)?.focus();
}
