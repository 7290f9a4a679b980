import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { createExchangeAdoption, createExchangeStatusChange } from '@/api/sdk.gen.ts';
import type { ExchangeAdoptionRead, ExchangeShareRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { useExchangeChanged } from './shareQuery.ts';

interface ShareActsProps {
  share: ExchangeShareRead;
  etag: string | null;
}

interface Place {
  to: string;
  params: Record<string, string>;
}

/** What one can do here: take over what another branch shares, or share and withdraw one's own. */
export function ShareActs({ share, etag }: ShareActsProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const changed = useExchangeChanged();
  const { busy, fault, run } = useAct();
  const [withdrawing, setWithdrawing] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const may = (act: ExchangeShareRead['allowedActs'][number]) => share.allowedActs.includes(act);
  const takeOver = async () => {
    const { data } = await createExchangeAdoption({
      path: { exchangeShareId: share.id },
      body: { number: share.number },
      headers: { 'Idempotency-Key': key },
      throwOnError: true,
    });
    await changed();
    toast(t`U hebt dit overgenomen als concept.`);
    const draft = draftOf(data);
    if (draft) await navigate(draft);
  };
  const move = async (toStatus: 'shared' | 'withdrawn') => {
    await createExchangeStatusChange({
      path: { exchangeShareId: share.id },
      body: { toStatus },
      headers: ifMatch(etag),
      throwOnError: true,
    });
    await changed();
    setWithdrawing(false);
    toast(toStatus === 'shared' ? t`De andere branches kunnen dit nu lezen.` : t`U deelt dit niet meer.`);
  };
  const draft = share.adoption && draftOf(share.adoption);
  return (
    <>
      {draft ? (
        <LinkButton {...draft}>
          <Trans>Open uw eigen concept</Trans>
        </LinkButton>
      ) : (
        may('take_over') && (
          <Button busy={busy} onClick={() => void run(takeOver)}>
            <Trans>Neem dit over</Trans>
          </Button>
        )
      )}
      {may('share') && (
        <Button busy={busy} onClick={() => void run(() => move('shared'))}>
          {share.number === 0 ? (
            <Trans>Deel dit met de andere branches</Trans>
          ) : (
            <Trans>Deel als nieuwe versie</Trans>
          )}
        </Button>
      )}
      {may('edit') && (
        <LinkButton kind="secondary" to="/branche/uitwisseling/delen" search={{ share: share.id }}>
          <Trans>Wijzig de tekst</Trans>
        </LinkButton>
      )}
      {may('withdraw') && (
        <Button kind="quiet" onClick={() => setWithdrawing(true)}>
          <Trans>Deel dit niet meer</Trans>
        </Button>
      )}
      {fault && !withdrawing && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      {withdrawing && (
        <Dialog
          open
          onClose={() => setWithdrawing(false)}
          title={t`Deel dit niet meer`}
          actions={
            <Button kind="danger" busy={busy} onClick={() => void run(() => move('withdrawn'))}>
              <Trans>Stop met delen</Trans>
            </Button>
          }
        >
          <p>
            <Trans>
              Andere branches lezen dit dan niet meer. Wat zij overnamen blijft van hen, met uw naam erbij. U
              kunt het niet terugdraaien.
            </Trans>
          </p>
          {fault && (
            <p className="field-error" role="alert">
              {fault}
            </p>
          )}
        </Dialog>
      )}
    </>
  );
}

/** Where the draft is that came of taking over. */
function draftOf({ draftId, kind }: ExchangeAdoptionRead): Place | null {
  if (!draftId) return null;
  switch (kind) {
    case 'campaign':
      return { to: '/branche/campagnes/$campaignId', params: { campaignId: draftId } };
    case 'tool':
      return { to: '/branche/instrumenten/$versionId', params: { versionId: draftId } };
    default:
      return { to: '/branche/uitwisseling/$shareId', params: { shareId: draftId } };
  }
}
