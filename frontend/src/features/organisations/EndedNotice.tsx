import { Trans } from '@lingui/react/macro';
import type { CompanyRead } from '@/api/types.gen.ts';
import { Notice } from '@/ui/Notice.tsx';

/** That the company merged, stopped or went bankrupt, and what that means; nothing while it exists. */
export function EndedNotice({ company }: { company: CompanyRead }) {
  if (company.status === 'active') return null;
  const successor = company.successor?.name;
  return (
    <Notice tone="warn" title={<EndedTitle status={company.status} />}>
      <p>
        {successor ? (
          <Trans>Het bedrijf gaat verder in {successor}. Een aanvraag of scan begint u daar.</Trans>
        ) : (
          <Trans>U kunt geen aanvraag of scan meer beginnen. Wat er was, blijft u hier zien.</Trans>
        )}
      </p>
    </Notice>
  );
}

function EndedTitle({ status }: { status: CompanyRead['status'] }) {
  if (status === 'merged') return <Trans>Dit bedrijf is gefuseerd</Trans>;
  if (status === 'bankrupt') return <Trans>Dit bedrijf is failliet</Trans>;
  return <Trans>Dit bedrijf is gestopt</Trans>;
}
