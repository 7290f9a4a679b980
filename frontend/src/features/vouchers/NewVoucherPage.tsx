import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { listRoundsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createVoucher } from '@/api/sdk.gen.ts';
import type { RoundSummary, Theme } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';

/** Choosing the round to apply in; the draft begins at once and keeps itself. */
export function NewVoucherPage() {
  const { t } = useLingui();
  const search = useSearch({ from: '/bedrijf/vouchers/nieuw' });
  const navigate = useNavigate();
  const rounds = useQuery(listRoundsOptions({ query: { status: 'open', pageSize: 50 } }));
  const intent = useIntent();
  const [busy, setBusy] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const begin = async (round: RoundSummary) => {
    setBusy(round.id);
    setFault(null);
    try {
      const made = await createVoucher({
        body: {
          roundId: round.id,
          ...(search.adviseur && { adviserId: search.adviseur }),
          ...(search.thema && { theme: search.thema as Theme }),
        },
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      await navigate({ to: `/bedrijf/vouchers/${made.data.id}` as never });
    } catch (error) {
      intent.renew();
      setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Waarvoor vraagt u een voucher aan`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Vouchers`, to: '/bedrijf/vouchers' },
          { label: t`Nieuwe aanvraag` },
        ]}
        lead={t`Kies een ronde. Daarna vult u de aanvraag in; u zit nog nergens aan vast.`}
      />
      {fault && (
        <Notice tone="err" live title={<Trans>De aanvraag kon niet beginnen</Trans>}>
          <p>{fault}</p>
        </Notice>
      )}
      <Loaded
        query={rounds}
        skeleton={<ListSkeleton rows={2} />}
        errorTitle={<Trans>De rondes kwamen niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <EmptyState title={<Trans>Er is nu geen ronde open</Trans>}>
              <Trans>Op de pagina Vouchers staat wanneer de volgende ronde opent.</Trans>
            </EmptyState>
          ) : (
            <ul className="hairlines">
              {ordered(found.items, search.ronde).map((round, index) => (
                <RoundRow
                  key={round.id}
                  round={round}
                  first={index === 0}
                  busy={busy === round.id}
                  onBegin={() => void begin(round)}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  );
}

/** The round that a link named stands first. */
function ordered(rounds: readonly RoundSummary[], named: string | undefined): RoundSummary[] {
  return [...rounds].sort((one, other) => Number(other.id === named) - Number(one.id === named));
}

interface RoundRowProps {
  round: RoundSummary;
  first: boolean;
  busy: boolean;
  onBegin: () => void;
}

function RoundRow({ round, first, busy, onBegin }: RoundRowProps) {
  const { t } = useLingui();
  const say = useLocalized();
  const { moment } = useFormats();
  return (
    <li className="grid items-center gap-4 py-5 sm:grid-cols-[1fr_auto]">
      <div className="grid gap-1">
        <h2 className="text-lg">{say(round.schemeName)}</h2>
        <p className="soft">{say(round.name)}</p>
        <p className="quiet">
          <Trans>
            Nog <Money cents={round.availableCents} /> te verdelen. Open tot {moment(round.closesAt)}.
          </Trans>
        </p>
      </div>
      <Button
        kind={first ? 'primary' : 'secondary'}
        busy={busy}
        onClick={onBegin}
        aria-label={t`Begin een aanvraag voor ${say(round.schemeName)}`}
      >
        <Trans>Begin een aanvraag</Trans>
      </Button>
    </li>
  );
}
