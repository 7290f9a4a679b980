import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readVoucherOutlookOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { Theme, VoucherOutlookRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** Whether a voucher can pay part of advice on this theme, as it is today. */
export function VoucherOutlook({ theme }: { theme: Theme }) {
  const { session } = useSession();
  const companyId = session.organisation?.id ?? '';
  const outlook = useQuery({
    ...readVoucherOutlookOptions({ path: { companyId }, query: { theme } }),
    enabled: companyId !== '',
  });
  return (
    <div className="mt-8">
      <Loaded
        query={outlook}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>Wij konden niet nagaan of er een voucher is</Trans>}
      >
        {(found) => <Told outlook={found} theme={theme} />}
      </Loaded>
    </div>
  );
}

interface ToldProps {
  outlook: VoucherOutlookRead;
  theme: Theme;
}

function Told({ outlook, theme }: ToldProps) {
  const localized = useLocalized();
  return (
    <Panel accent={outlook.status === 'open'}>
      <h3 className="text-lg">
        <Title outlook={outlook} />
      </h3>
      <p className="soft mt-2 mb-4 text-sm">{localized(outlook.reason)}</p>
      <div className="no-print">
        <Way outlook={outlook} theme={theme} />
      </div>
    </Panel>
  );
}

function Title({ outlook }: { outlook: VoucherOutlookRead }) {
  if (outlook.status === 'open') return <Trans>Een voucher betaalt mee</Trans>;
  if (outlook.status === 'held') return <Trans>U hebt al een aanvraag of voucher</Trans>;
  if (outlook.status === 'coming') return <Trans>Straks betaalt een voucher mee</Trans>;
  return <Trans>Nu is er geen voucher</Trans>;
}

function Way({ outlook: { status, round }, theme }: ToldProps) {
  const { may } = useSession();
  if (status === 'open' && round && may('vouchers:draft'))
    return (
      <LinkButton
        to="/bedrijf/vouchers/nieuw"
        search={{ ronde: round.id, thema: theme }}
        kind="secondary"
        small
      >
        <Trans>Begin een aanvraag</Trans>
      </LinkButton>
    );
  if (status === 'held' && may('vouchers:read'))
    return (
      <LinkButton to="/bedrijf/vouchers" kind="secondary" small>
        <Trans>Naar uw vouchers</Trans>
      </LinkButton>
    );
  return (
    <LinkButton to="/vouchers" kind="secondary" small>
      <Trans>Bekijk de rondes</Trans>
    </LinkButton>
  );
}
