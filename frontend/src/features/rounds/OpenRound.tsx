import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { RoundRead, RoundSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ROUND_STATUS } from '@/lib/voucherStatus.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { FigureSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { BudgetBlocks } from './BudgetBlocks.tsx';
import { exampleCostCents } from './budget.ts';
import { HowDivided } from './HowDivided.tsx';
import { checkOptions, roundOptions } from './roundQueries.ts';
import { SchemeRules } from './SchemeRules.tsx';
import { SumLines } from './SumLines.tsx';

/** A round one can apply in now or soon: the money, the moments, the rules and an example. */
export function OpenRound({ round }: { round: RoundSummary }) {
  const say = useLocalized();
  const { i18n } = useLingui();
  const found = useQuery(roundOptions(round.id));
  const status = ROUND_STATUS[round.status];
  return (
    <article className="section grid gap-10" aria-labelledby={`round-${round.id}`}>
      <header className="grid gap-3">
        <p className="flex flex-wrap items-center gap-3">
          <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
          <span className="quiet">{say(round.name)}</span>
        </p>
        <h2 id={`round-${round.id}`} className="text-2xl">
          {say(round.schemeName)}
        </h2>
      </header>
      <Loaded
        query={found}
        skeleton={<FigureSkeleton />}
        errorTitle={<Trans>De regels van deze ronde kwamen niet door</Trans>}
      >
        {({ data }) => <RoundBody round={data} />}
      </Loaded>
    </article>
  );
}

function RoundBody({ round }: { round: RoundRead }) {
  const { t } = useLingui();
  const say = useLocalized();
  const { day, moment } = useFormats();
  return (
    <>
      <p className="lead max-w-measure">{say(round.scheme.summary)}</p>
      <div className="columns-text columns-half">
        <div className="grid content-start gap-8">
          <BudgetBlocks availableCents={round.availableCents} budgetCents={round.budgetCents} />
          <DefinitionList
            items={[
              { term: t`Opent`, value: moment(round.opensAt) },
              { term: t`Sluit`, value: moment(round.closesAt) },
              { term: t`Wachtlijst tot en met`, value: day(round.waitingListEndsOn) },
            ]}
          />
          <HowDivided round={round} />
        </div>
        <section className="grid content-start gap-4">
          <h3 className="text-xl">
            <Trans>De regels</Trans>
          </h3>
          <SchemeRules scheme={round.scheme} />
        </section>
      </div>
      <Example round={round} />
    </>
  );
}

function Example({ round }: { round: RoundRead }) {
  const { t } = useLingui();
  const { money } = useFormats();
  const cost = exampleCostCents(round.scheme);
  const sum = useQuery(checkOptions({ roundId: round.id, adviceCents: cost }));
  const calculation = sum.data?.calculation;
  if (!calculation) return null;
  return (
    <section className="panel columns-text columns-5-7">
      <div className="grid content-start gap-2">
        <p className="kicker">
          <Trans>Een voorbeeld</Trans>
        </p>
        <h3 className="text-2xl">
          <Trans>
            Van een advies van {money(cost)} betaalt u zelf {money(calculation.ownContributionCents)}
          </Trans>
        </h3>
        <p className="soft">
          <Trans>
            Is uw branche mede-financier en bent u lid, dan neemt die een deel van de voucher over. Uw eigen
            deel blijft gelijk.
          </Trans>
        </p>
      </div>
      <SumLines calculation={calculation} caption={t`Wie betaalt wat in het voorbeeld`} />
    </section>
  );
}
