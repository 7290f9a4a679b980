import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { changeScanCampaignStatus, updateScanCampaign } from '@/api/sdk.gen.ts';
import type { ScanCampaignRead } from '@/api/types.gen.ts';
import { clockInAmsterdam, momentInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, MomentField, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';
import { useCampaignChanged } from './campaignQueries.ts';

interface ActsProps {
  campaign: ScanCampaignRead;
  etag: string | null;
}

/** What a branch can do with its campaign from where it stands. */
export function CampaignActs({ campaign, etag }: ActsProps) {
  const [asking, setAsking] = useState<'open' | 'closed' | 'extend' | null>(null);
  const done = () => setAsking(null);
  if (campaign.nextStatuses.length === 0) return null;
  return (
    <>
      {campaign.status === 'draft' ? (
        <>
          <Button onClick={() => setAsking('open')}>
            <Trans>Open de campagne</Trans>
          </Button>
          <LinkButton
            to="/branche/campagnes/$campaignId/wijzigen"
            params={{ campaignId: campaign.id }}
            kind="secondary"
          >
            <Trans>Wijzig</Trans>
          </LinkButton>
        </>
      ) : (
        <>
          <Button kind="secondary" onClick={() => setAsking('extend')}>
            <Trans>Verleng</Trans>
          </Button>
          <Button kind="secondary" onClick={() => setAsking('closed')}>
            <Trans>Sluit nu</Trans>
          </Button>
        </>
      )}
      {asking === 'extend' && <ExtendDialog campaign={campaign} etag={etag} onDone={done} />}
      {(asking === 'open' || asking === 'closed') && (
        <MoveDialog campaign={campaign} etag={etag} to={asking} onDone={done} />
      )}
    </>
  );
}

function MoveDialog({
  campaign,
  etag,
  to,
  onDone,
}: ActsProps & { to: 'open' | 'closed'; onDone: () => void }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { busy, fault, run } = useAct();
  const changed = useCampaignChanged(campaign.id);
  const move = () =>
    run(async () => {
      await changeScanCampaignStatus({
        path: { campaignId: campaign.id },
        body: { toStatus: to },
        headers: ifMatch(etag),
        throwOnError: true,
      });
      await changed();
      toast(to === 'open' ? t`De campagne is open.` : t`De campagne is gesloten.`);
      onDone();
    });
  return (
    <Dialog
      open
      onClose={onDone}
      title={to === 'open' ? <Trans>De campagne openen?</Trans> : <Trans>De campagne nu sluiten?</Trans>}
      actions={
        <>
          <Button busy={busy} onClick={() => void move()}>
            {to === 'open' ? <Trans>Open de campagne</Trans> : <Trans>Sluit de campagne</Trans>}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            <Trans>Nog niet</Trans>
          </Button>
        </>
      }
    >
      {to === 'open' ? (
        <p>
          <Trans>
            Daarna ziet iedereen met het adres uw uitnodiging. U kunt alleen het einde nog verlengen:{' '}
            {moment(campaign.closesAt)}. Wij mailen uw leden niet; dat doet u zelf.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Er kan geen bedrijf meer bij. Alleen uitkomsten die al gepubliceerd zijn, tellen mee. De campagne
            gaat niet opnieuw open.
          </Trans>
        </p>
      )}
      {fault && (
        <Notice tone="err" live title={<Trans>Er is niets veranderd</Trans>}>
          <p>{fault}</p>
        </Notice>
      )}
    </Dialog>
  );
}

function ExtendDialog({ campaign, etag, onDone }: ActsProps & { onDone: () => void }) {
  const { t } = useLingui();
  const changed = useCampaignChanged(campaign.id);
  const form = useForm({ defaultValues: { closesAt: clockInAmsterdam(campaign.closesAt) as string | null } });
  return (
    <Dialog open onClose={onDone} title={<Trans>Geef uw leden meer tijd</Trans>}>
      <Form
        form={form}
        onSubmit={async ({ closesAt }) => {
          await updateScanCampaign({
            path: { campaignId: campaign.id },
            body: { closesAt: momentInAmsterdam(closesAt ?? '') ?? '' },
            headers: ifMatch(etag),
            throwOnError: true,
          });
          await changed();
          toast(t`De campagne duurt langer.`);
          onDone();
        }}
      >
        <MomentField
          name="closesAt"
          label={t`Eindigt op`}
          description={t`Later dan nu, in Nederlandse tijd.`}
        />
        <div className="flex flex-wrap gap-3">
          <SubmitButton>
            <Trans>Verleng de campagne</Trans>
          </SubmitButton>
          <Button kind="quiet" onClick={onDone}>
            <Trans>Annuleer</Trans>
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
