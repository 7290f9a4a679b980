import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listCorrectionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { changeCorrectionStatus } from '@/api/sdk.gen.ts';
import type { CorrectionRead, RoundRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useIntent } from '@/lib/intent.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { ACCOUNT, CORRECTION, CORRECTION_STATUS } from './moneyWords.ts';
import { ProposeCorrection } from './ProposeCorrection.tsx';
import { useRefreshRound } from './roundQueries.ts';

const PAGE_SIZE = 20;

/** What is put right in the books: proposed by one of the programme office, posted or refused by another. */
export function Corrections({ round }: { round: RoundRead }) {
  const [page, setPage] = useState(1);
  const [proposing, setProposing] = useState(false);
  const [stale, setStale] = useState(false);
  const refresh = useRefreshRound(round.id);
  const corrections = useQuery({
    ...listCorrectionsOptions({ path: { roundId: round.id }, query: { page, pageSize: PAGE_SIZE } }),
    placeholderData: keepPreviousData,
  });
  const reload = async () => {
    await refresh();
    setStale(true);
  };
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">
        <Trans>Correcties</Trans>
      </h2>
      <p className="soft max-w-measure">
        <Trans>
          Klopt er iets niet in de boeken? Stel een correctie voor. Er beweegt pas geld als een collega haar
          boekt.
        </Trans>
      </p>
      {stale && (
        <Notice tone="warn" live title={<Trans>Een collega was u voor</Trans>}>
          <p>
            <Trans>Over deze correctie is intussen beslist. Hieronder staat hoe het nu is.</Trans>
          </p>
        </Notice>
      )}
      <Loaded
        query={corrections}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De correcties kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <p className="soft">
              <Trans>Er is nog geen correctie voorgesteld.</Trans>
            </p>
          ) : (
            <>
              <ul className="hairlines">
                {found.items.map((correction) => (
                  <Correction key={correction.id} correction={correction} onStale={() => void reload()} />
                ))}
              </ul>
              {(page > 1 || found.total > page * PAGE_SIZE) && (
                <p className="flex flex-wrap gap-2">
                  {page > 1 && (
                    <Button kind="secondary" small onClick={() => setPage(page - 1)}>
                      <Trans>Nieuwere correcties</Trans>
                    </Button>
                  )}
                  {found.total > page * PAGE_SIZE && (
                    <Button kind="secondary" small onClick={() => setPage(page + 1)}>
                      <Trans>Oudere correcties</Trans>
                    </Button>
                  )}
                </p>
              )}
            </>
          )
        }
      </Loaded>
      {round.fundingShares.length > 0 && (
        <p>
          <Button kind="secondary" onClick={() => setProposing(true)}>
            <Trans>Stel een correctie voor</Trans>
          </Button>
        </p>
      )}
      {proposing && <ProposeCorrection round={round} onClose={() => setProposing(false)} />}
    </section>
  );
}

function Correction({ correction, onStale }: DecideProps) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const { word } = CORRECTION[correction.kind];
  const status = CORRECTION_STATUS[correction.status];
  const who = correction.proposedByName;
  const proposed = moment(correction.proposedAt);
  return (
    <li className="grid gap-3 py-4">
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <strong>{i18n._(word)}</strong>
        <Money cents={correction.amountCents} showCents="always" />
        <Pill tone={status.tone}>{i18n._(status.word)}</Pill>
      </p>
      <p className="soft">
        {correction.organisationName}
        <span className="block">{correction.reason}</span>
        <span className="quiet block">
          {correction.isYours
            ? t`Voorgesteld door u op ${proposed}.`
            : who
              ? t`Voorgesteld door ${who} op ${proposed}.`
              : t`Voorgesteld op ${proposed}.`}
        </span>
        {correction.decidedAt && (
          <span className="quiet block">
            {correction.status === 'posted'
              ? t`Geboekt op ${moment(correction.decidedAt)}.`
              : t`Niet geboekt, op ${moment(correction.decidedAt)}.`}
          </span>
        )}
      </p>
      {correction.status === 'proposed' && <Decide correction={correction} onStale={onStale} />}
    </li>
  );
}

interface DecideProps {
  correction: CorrectionRead;
  /** Somebody else was first: what is on screen is old. */
  onStale: () => void;
}

function Decide({ correction, onStale }: DecideProps) {
  const { t, i18n } = useLingui();
  const { money } = useFormats();
  const refresh = useRefreshRound(correction.roundId);
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const [left, setLeft] = useState<number | null>(null);
  const decide = (toStatus: 'posted' | 'refused') => {
    setLeft(null);
    return run(
      async () => {
        await changeCorrectionStatus({
          path: { correctionId: correction.id },
          body: { toStatus },
          headers: { 'Idempotency-Key': intent.key(), ...ifMatch(`"${correction.version}"`) },
          throwOnError: true,
        });
        await refresh();
        toast(toStatus === 'posted' ? t`De correctie is geboekt.` : t`De correctie is niet geboekt.`);
      },
      (problem) => {
        intent.renew();
        if (problem.status === 412 || problem.is('correction-decided')) {
          onStale();
          return true;
        }
        if (!problem.is('budget-exhausted')) return false;
        setLeft(Number(problem.members.availableCents ?? 0));
        return true;
      },
    );
  };
  const account = i18n._(ACCOUNT[CORRECTION[correction.kind].from]);
  const what = `${i18n._(CORRECTION[correction.kind].word)}, ${money(correction.amountCents)}`;
  return (
    <div className="grid gap-2">
      {(fault || left !== null) && (
        <p className="field-error" role="status">
          {left === null
            ? fault
            : t`Dit kan niet geboekt worden: op "${account}" staat ${money(left)} van deze financier.`}
        </p>
      )}
      {correction.isYours && (
        <p className="quiet">
          <Trans>U stelde deze correctie voor. Een collega boekt haar.</Trans>
        </p>
      )}
      <div className="flex flex-wrap gap-3">
        {!correction.isYours && (
          <Button
            kind="secondary"
            small
            disabled={busy}
            aria-label={t`Boeken: ${what}`}
            onClick={() => void decide('posted')}
          >
            <Trans>Boeken</Trans>
          </Button>
        )}
        <Button
          kind="quiet"
          small
          disabled={busy}
          aria-label={correction.isYours ? t`Trek mijn voorstel in: ${what}` : t`Weigeren: ${what}`}
          onClick={() => void decide('refused')}
        >
          {correction.isYours ? <Trans>Trek mijn voorstel in</Trans> : <Trans>Weigeren</Trans>}
        </Button>
      </div>
    </div>
  );
}
