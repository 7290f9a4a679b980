import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useTitle } from '@/lib/title.ts';
import { EmptyState } from '@/ui/States.tsx';
import { OperationRow } from './OperationRow.tsx';
import { type Group, search } from './openapi.ts';

/** The operations that fit what somebody looks for. */
export function SearchResults({ groups, wish }: { groups: readonly Group[]; wish: string }) {
  const { t } = useLingui();
  const found = search(groups, wish);
  useTitle(t`${wish} in de API`);
  if (found.length === 0)
    return (
      <>
        <h1 className="visually-hidden">
          <Trans>Zoeken in de API</Trans>
        </h1>
        <div role="status">
          <EmptyState title={<Trans>Niets gevonden voor "{wish}"</Trans>}>
            <Trans>
              Namen in de API zijn Engels. Zoek op een deel van het adres, zoals vouchers, of kijk in de
              begrippenlijst.
            </Trans>
          </EmptyState>
        </div>
      </>
    );
  return (
    <div className="page-header">
      <h1 className="text-2xl" role="status">
        {plural(found.length, { one: '# aanroep gevonden', other: '# aanroepen gevonden' })}
      </h1>
      <ul className="hairlines mt-6">
        {found.map((operation) => (
          <OperationRow key={operation.operationId} operation={operation} />
        ))}
      </ul>
    </div>
  );
}
