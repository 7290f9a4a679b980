import './rounds.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listRoundsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { RoundSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ROUND_STATUS } from '@/lib/voucherStatus.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { FigureSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { DrawFile } from './HowDivided.tsx';
import { OpenRound } from './OpenRound.tsx';
import { PreCheck } from './PreCheck.tsx';

/** What a voucher is, which rounds are open with how much money, who qualifies and how one applies. */
export function VoucherRoundsPage() {
  const { t } = useLingui();
  const rounds = useQuery(listRoundsOptions({ query: { pageSize: 100 } }));
  return (
    <>
      <div className="wrap">
        <PageHeader
          title={t`Een voucher betaalt een deel van uw advies`}
          documentTitle={t`Vouchers`}
          lead={t`U kiest een erkende adviseur; het programma, en soms uw branche, betaalt mee. De rest betaalt u zelf.`}
        />
      </div>
      <Loaded
        query={rounds}
        skeleton={
          <div className="wrap pb-(--section)">
            <FigureSkeleton />
          </div>
        }
        errorTitle={<Trans>De rondes kwamen niet door</Trans>}
      >
        {(found) => <Rounds rounds={found.items} />}
      </Loaded>
    </>
  );
}

function Rounds({ rounds }: { rounds: readonly RoundSummary[] }) {
  const open = rounds.filter((round) => round.status === 'open');
  const announced = rounds.filter((round) => round.status === 'published');
  const past = rounds.filter((round) => ['closed', 'allocated', 'ended'].includes(round.status));
  const coming = [...open, ...announced];
  return (
    <>
      <div className="wrap rounds-open">
        {open.length === 0 && <NoneOpen announced={announced.length > 0} />}
        {coming.map((round) => (
          <OpenRound key={round.id} round={round} />
        ))}
      </div>
      {coming.length > 0 && <PreCheck rounds={coming} />}
      {past.length > 0 && <PastRounds rounds={past} />}
    </>
  );
}

function NoneOpen({ announced }: { announced: boolean }) {
  return (
    <EmptyState
      title={<Trans>Er is nu geen ronde open</Trans>}
      actions={
        <LinkButton to="/scan">
          <Trans>Doe de quickscan</Trans>
        </LinkButton>
      }
    >
      {announced ? (
        <Trans>
          De volgende ronde is al aangekondigd, hieronder. Met de scan weet u straks waar u advies over wilt.
        </Trans>
      ) : (
        <Trans>
          Een nieuwe ronde staat hier zodra die bekend is. Met de scan weet u straks waar u advies over wilt.
        </Trans>
      )}
    </EmptyState>
  );
}

function PastRounds({ rounds }: { rounds: readonly RoundSummary[] }) {
  const say = useLocalized();
  const { t, i18n } = useLingui();
  const { day, moment, money } = useFormats();
  return (
    <section className="wrap section grid gap-4">
      <h2 className="text-xl">
        <Trans>Eerdere rondes</Trans>
      </h2>
      <ul className="hairlines">
        {rounds.map((round) => (
          <li key={round.id} className="grid items-start gap-x-6 gap-y-1 py-4 sm:grid-cols-[1fr_auto]">
            <div>
              <p className="font-semibold">
                {say(round.schemeName)}, {say(round.name)}
              </p>
              <p className="quiet">
                <Trans>
                  Gesloten op {moment(round.closesAt)}. Budget {money(round.budgetCents)}.
                </Trans>{' '}
                {round.status === 'closed' && round.allocation !== 'first_come'
                  ? t`Het geld wordt nog verdeeld.`
                  : round.status !== 'ended' && t`Wachtlijst tot en met ${day(round.waitingListEndsOn)}.`}
              </p>
              {round.drawn && <DrawFile round={round} />}
            </div>
            <Pill tone={ROUND_STATUS[round.status].tone}>{i18n._(ROUND_STATUS[round.status].word)}</Pill>
          </li>
        ))}
      </ul>
    </section>
  );
}
