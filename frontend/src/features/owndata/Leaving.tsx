import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { listDeparturesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createDeparture, createEnrolment, createReturn } from '@/api/sdk.gen.ts';
import type { DepartureList } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

/** Leaving the programme with the company, knowing what stops and what stays, and coming back. */
export function Leaving({ companyId }: { companyId: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const path = { companyId };
  const departures = useQuery(listDeparturesOptions({ path }));
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ReactNode>(null);
  const act = async (what: () => Promise<unknown>, done: string) => {
    setBusy(true);
    setFailure(null);
    try {
      await what();
      toast(done);
    } catch (error) {
      setFailure(problemOf(error)?.detail ?? <Trans>Dat lukte niet. Er is niets veranderd.</Trans>);
    } finally {
      // Consents, measurements and what can be begun all change with it.
      await queries.invalidateQueries();
      setBusy(false);
    }
  };
  const leave = () =>
    act(
      () =>
        createDeparture({ path, headers: { 'Idempotency-Key': crypto.randomUUID() }, throwOnError: true }),
      t`Uw bedrijf is gestopt met het programma.`,
    );
  const comeBack = () =>
    act(() => createReturn({ path, throwOnError: true }), t`Fijn dat u er weer bij bent.`);
  const followAgain = () =>
    act(() => createEnrolment({ path, throwOnError: true }), t`Wij volgen uw bedrijf weer.`);
  return (
    <section aria-labelledby="stoppen">
      <h2 id="stoppen" className="mb-3 text-xl">
        <Trans>Stoppen met het programma</Trans>
      </h2>
      {failure && (
        <p className="field-error mb-3" role="alert">
          {failure}
        </p>
      )}
      <Loaded query={departures} skeleton={<ListSkeleton rows={3} />}>
        {(found) => {
          const away = found.items.find((item) => item.returnedAt === null);
          return away ? (
            <Away since={away.leftAt} busy={busy} onReturn={() => void comeBack()} />
          ) : (
            <>
              {found.canBeFollowedAgain && <NotFollowed busy={busy} onFollow={() => void followAgain()} />}
              <Staying hindrances={found.hindrances} busy={busy} onLeave={() => void leave()} />
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Away({ since, busy, onReturn }: { since: string; busy: boolean; onReturn: () => void }) {
  const { moment } = useFormats();
  return (
    <Notice title={<Trans>Uw bedrijf stopte op {moment(since)}</Trans>}>
      <p className="mb-3">
        <Trans>
          U kunt altijd terugkomen. Uw dossier staat er nog. Toestemmingen blijven ingetrokken tot u ze
          opnieuw geeft, en wij volgen uw bedrijf pas weer als u dat zegt.
        </Trans>
      </p>
      <Button kind="secondary" busy={busy} onClick={onReturn}>
        <Trans>Doe weer mee</Trans>
      </Button>
    </Notice>
  );
}

function NotFollowed({ busy, onFollow }: { busy: boolean; onFollow: () => void }) {
  return (
    <div className="mb-6">
      <Notice title={<Trans>Wij volgen uw bedrijf nog niet weer</Trans>}>
        <p className="mb-3">
          <Trans>
            Toen u stopte, stopte ook het volgen in het onderzoek. Dat begint niet vanzelf opnieuw. Volgen wij
            u weer, dan geeft u daarvoor toestemming en vragen wij vanaf nu elk jaar om een meting.
          </Trans>
        </p>
        <Button kind="secondary" busy={busy} onClick={onFollow}>
          <Trans>Volg ons bedrijf weer</Trans>
        </Button>
      </Notice>
    </div>
  );
}

interface StayingProps {
  hindrances: DepartureList['hindrances'];
  busy: boolean;
  onLeave: () => void;
}

function Staying({ hindrances, busy, onLeave }: StayingProps) {
  const localized = useLocalized();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <WhatItMeans />
      {hindrances.length > 0 ? (
        <Notice tone="warn" title={<Trans>Rond eerst dit af</Trans>}>
          <ul>
            {hindrances.map((found) => (
              <li key={found.code}>{localized(found.words)}</li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Button kind="secondary" busy={busy} onClick={() => setAsking(true)}>
          <Trans>Wij willen stoppen</Trans>
        </Button>
      )}
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={<Trans>Stoppen met het programma?</Trans>}
        actions={
          <>
            <Button
              kind="primary"
              onClick={() => {
                setAsking(false);
                onLeave();
              }}
            >
              <Trans>Stop met het programma</Trans>
            </Button>
            <Button kind="secondary" onClick={() => setAsking(false)}>
              <Trans>Toch niet</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Uw toestemmingen vervallen en wij volgen uw bedrijf niet meer. Er wordt niets gewist. Op deze
            pagina kunt u altijd weer meedoen.
          </Trans>
        </p>
      </Dialog>
    </>
  );
}

function WhatItMeans() {
  return (
    <div className="mb-6 grid gap-x-10 gap-y-5 sm:grid-cols-2">
      <div>
        <h3 className="text-md mb-2">
          <Trans>Wat er stopt</Trans>
        </h3>
        <ul className="grid list-[square] gap-1 pl-5">
          <li>
            <Trans>Al uw toestemmingen zijn meteen ingetrokken.</Trans>
          </li>
          <li>
            <Trans>Wij volgen uw bedrijf niet meer in het onderzoek.</Trans>
          </li>
          <li>
            <Trans>U kunt geen nieuwe scan of aanvraag beginnen.</Trans>
          </li>
        </ul>
      </div>
      <div>
        <h3 className="text-md mb-2">
          <Trans>Wat er blijft</Trans>
        </h3>
        <ul className="grid list-[square] gap-1 pl-5">
          <li>
            <Trans>Uw metingen nog twee jaar. Daarna zijn ze weg.</Trans>
          </li>
          <li>
            <Trans>Besluiten over geld, volgens de wet: tien jaar voor steun, zeven jaar in de boeken.</Trans>
          </li>
          <li>
            <Trans>Cijfers over groepen bedrijven die al verschenen.</Trans>
          </li>
        </ul>
        <p className="mt-3">
          <AppLink to="/privacy">
            <Trans>Lees hoe lang wij alles bewaren</Trans>
          </AppLink>
        </p>
      </div>
    </div>
  );
}
