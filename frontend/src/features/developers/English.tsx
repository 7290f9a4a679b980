import { Fragment } from 'react';

/** A text with code between backticks. */
export function WithCode({ children }: { children: string }) {
  return children.split('`').map((part, index) => {
    const key = `${index}-${part}`;
    return index % 2 === 1 ? <code key={key}>{part}</code> : <Fragment key={key}>{part}</Fragment>;
  });
}

/** A text of the API document: English in both languages of the site. */
export function English({ children }: { children: string | undefined }) {
  return children ? (
    <span lang="en">
      <WithCode>{children}</WithCode>
    </span>
  ) : null;
}
