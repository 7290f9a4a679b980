import { Trans } from '@lingui/react/macro';
import type { CompanyRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Notice } from '@/ui/Notice.tsx';
import { useNewestChange } from './useEnding.ts';

/** That the company merged, stopped or went bankrupt, why, and what that means; or that this was undone. */
export function EndedNotice({ company }: { company: CompanyRead }) {
  const change = useNewestChange(company.id);
  const { day, moment } = useFormats();
  if (company.status === 'active') {
    return change?.toStatus === 'active' ? (
      <Notice tone="info" title={<Trans>Uw bedrijf doet weer gewoon mee</Trans>}>
        <p>
          <Trans>
            Syntens had vastgelegd dat uw bedrijf was geëindigd. Dat is ongedaan gemaakt op{' '}
            {moment(change.occurredAt)}.
          </Trans>
        </p>
        <Reason text={change.reason} />
      </Notice>
    ) : null;
  }
  const successor = company.successor?.name;
  return (
    <Notice tone="warn" title={<EndedTitle status={company.status} />}>
      <p>
        {successor ? (
          <Trans>Het bedrijf gaat verder in {successor}. Een aanvraag of scan begint u daar.</Trans>
        ) : (
          <Trans>
            U kunt geen aanvraag, scan of traject meer beginnen. Wat er was, blijft u hier zien en ophalen.
          </Trans>
        )}
      </p>
      {change && company.endedOn && (
        <>
          <Reason text={change.reason} />
          <p>
            <Trans>
              Dit geldt vanaf {day(company.endedOn)}. Syntens legde het vast op {moment(change.occurredAt)}.
              Klopt het niet? Bel Syntens: een vergissing wordt ongedaan gemaakt.
            </Trans>
          </p>
        </>
      )}
    </Notice>
  );
}

function Reason({ text }: { text: string }) {
  return (
    <p className="[overflow-wrap:anywhere]">
      <Trans>De reden: {text}</Trans>
    </p>
  );
}

function EndedTitle({ status }: { status: CompanyRead['status'] }) {
  if (status === 'merged') return <Trans>Dit bedrijf is gefuseerd</Trans>;
  if (status === 'bankrupt') return <Trans>Dit bedrijf is failliet</Trans>;
  return <Trans>Dit bedrijf is gestopt</Trans>;
}
