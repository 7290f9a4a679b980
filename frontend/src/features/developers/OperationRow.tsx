import { AppLink } from '@/ui/AppLink.tsx';
import { MethodTag, PathText } from './MethodTag.tsx';
import type { Operation } from './openapi.ts';

/** One operation in a list, with the way to all about it. */
export function OperationRow({ operation }: { operation: Operation }) {
  return (
    <li>
      <AppLink
        to="/api/$group"
        params={{ group: operation.group }}
        hash={operation.operationId}
        className="operation-row"
      >
        <MethodTag method={operation.method} />
        <span>
          <b lang="en">{operation.summary}</b>
          <PathText path={operation.path} />
        </span>
      </AppLink>
    </li>
  );
}
