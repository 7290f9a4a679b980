import { MethodTag } from './MethodTag.tsx';
import type { Operation } from './openapi.ts';

/** The operations of the group on screen, each a jump down the page. */
export function OperationLinks({ operations }: { operations: readonly Operation[] }) {
  return (
    <ul className="operation-links">
      {operations.map((operation) => (
        <li key={operation.operationId}>
          <a href={`#${operation.operationId}`}>
            <MethodTag method={operation.method} />
            <span lang="en">{operation.summary}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
