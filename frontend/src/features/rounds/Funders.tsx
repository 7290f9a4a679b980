import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { FundingShareRead, RoundRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { AddFunder } from './AddFunder.tsx';
import { TopUp } from './TopUp.tsx';

/** Who pays for this round, and for whom; the programme office adds money and funders while it runs. */
export function Funders({ round, manage }: { round: RoundRead; manage: boolean }) {
  const [adding, setAdding] = useState(false);
  const [filling, setFilling] = useState<FundingShareRead | null>(null);
  const over = round.status === 'allocated' && round.waitingListEndsOn < todayInAmsterdam();
  const running = manage && !over && round.status !== 'ended';
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>De financiers</Trans>
      </h2>
      {round.fundingShares.length === 0 ? (
        <p className="soft">
          <Trans>
            Er is nog geen financier. Bekendmaken kan als een financier voor iedereen betaalt en de reserve
            voor bezwaren gedekt is.
          </Trans>
        </p>
      ) : (
        <ul className="hairlines">
          {round.fundingShares.map((share) => (
            <Funder key={share.id} share={share} onFill={running ? () => setFilling(share) : undefined} />
          ))}
        </ul>
      )}
      {running && (
        <p>
          <Button kind="secondary" onClick={() => setAdding(true)}>
            <Trans>Voeg een financier toe</Trans>
          </Button>
        </p>
      )}
      {adding && <AddFunder round={round} onClose={() => setAdding(false)} />}
      {filling && <TopUp round={round} share={filling} onClose={() => setFilling(null)} />}
    </section>
  );
}

function Funder({ share, onFill }: { share: FundingShareRead; onFill: (() => void) | undefined }) {
  const { t } = useLingui();
  const { percent } = useFormats();
  return (
    <li className="grid items-center gap-x-8 gap-y-2 py-4 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div>
        <p className="font-semibold">{share.organisationName}</p>
        <p className="quiet">
          {share.shareBasisPoints !== null && share.membersOfName !== null
            ? t`${percent(share.shareBasisPoints / 10_000)} van elke voucher, voor leden van ${share.membersOfName}`
            : t`Betaalt de rest, voor iedereen`}
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <p>
          <Trans>
            <Money cents={share.availableCents} /> vrij, van <Money cents={share.fundedCents} />
          </Trans>
        </p>
        {onFill && (
          <Button kind="secondary" small aria-label={t`Vul aan: ${share.organisationName}`} onClick={onFill}>
            <Trans>Vul aan</Trans>
          </Button>
        )}
      </div>
    </li>
  );
}
