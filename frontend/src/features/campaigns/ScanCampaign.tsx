import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { readScanCampaignOfScanOptions } from '@/api/@tanstack/react-query.gen.ts';
import { chooseCampaignOfScan, leaveCampaignWithScan } from '@/api/sdk.gen.ts';
import type { CampaignInvitationRead, ScanCampaignOfScan } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface ScanCampaignProps {
  scanId: string;
  etag: string | null;
  isDraft: boolean;
  onChanged: () => Promise<unknown>;
}

/** Which campaign a scan is part of and what the branch sees of it; joining while a draft, leaving until publication. */
export function ScanCampaign({ scanId, etag, isDraft, onChanged }: ScanCampaignProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const options = readScanCampaignOfScanOptions({ path: { scanId } });
  const { data } = useQuery(options);
  const changed = () => Promise.all([queries.invalidateQueries({ queryKey: options.queryKey }), onChanged()]);
  if (!data || (!data.campaign && !isDraft)) return null;
  return (
    <section className="mt-8" aria-labelledby="scan-campaign">
      {data.campaign ? (
        <Chosen
          choice={data}
          onLeave={async () => {
            await leaveCampaignWithScan({ path: { scanId }, headers: ifMatch(etag), throwOnError: true });
            await changed();
            toast(t`De scan doet niet meer mee aan de campagne.`);
          }}
        />
      ) : (
        <Choose
          onChoose={async (code) => {
            await joinCampaign(scanId, code, etag);
            await changed();
            toast(t`De scan doet mee aan de campagne.`);
          }}
        />
      )}
    </section>
  );
}

/** Lets a draft be part of the campaign with this code. */
export async function joinCampaign(scanId: string, code: string, etag: string | null): Promise<void> {
  await chooseCampaignOfScan({
    path: { scanId },
    body: { code },
    headers: ifMatch(etag),
    throwOnError: true,
  });
}

function Chosen({ choice, onLeave }: { choice: ScanCampaignOfScan; onLeave: () => Promise<void> }) {
  const { moment } = useFormats();
  const { busy, fault, run } = useAct();
  const { campaign } = choice;
  if (!campaign) return null;
  return (
    <>
      <h2 id="scan-campaign" className="text-xl">
        <Trans>Deel van een campagne</Trans>
      </h2>
      <p className="mt-2">
        <Trans>
          Deze scan hoort bij <strong>{campaign.title}</strong> van {campaign.branchName}.
        </Trans>
      </p>
      <ul className="hairlines mt-3 text-sm">
        <li className="py-3">
          {choice.branchSeesName ? (
            <Trans>U vond goed dat uw branche ziet dat u meedoet: zij ziet uw naam en hoever u bent.</Trans>
          ) : (
            <Trans>Uw branche ziet niet dat u meedoet. U zit hoogstens in een aantal van tien of meer.</Trans>
          )}
        </li>
        <li className="py-3">
          <Trans>
            Publiceert u vóór {moment(campaign.closesAt)}, dan telt uw uitkomst mee in het gemiddelde van tien
            of meer bedrijven. Uw eigen cijfers ziet uw branche niet.
          </Trans>
        </li>
        {!choice.counts && (
          <li className="py-3">
            <Trans>
              Uw bedrijf telt mee zodra zeker is dat u ervoor mag handelen.{' '}
              <AppLink to="/bedrijf/gegevens">Laat dat controleren</AppLink>.
            </Trans>
          </li>
        )}
      </ul>
      {choice.mayLeave && (
        <div className="mt-3">
          <Button kind="quiet" small busy={busy} onClick={() => void run(onLeave)}>
            <Trans>Doe niet mee aan de campagne</Trans>
          </Button>
        </div>
      )}
      {fault && <Fault>{fault}</Fault>}
    </>
  );
}

function Choose({ onChoose }: { onChoose: (code: string) => Promise<void> }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { code: '' } });
  return (
    <>
      <h2 id="scan-campaign" className="text-xl">
        <Trans>Uitgenodigd door uw branche?</Trans>
      </h2>
      <details className="mt-2">
        <summary>
          <Trans>Vul de code van de campagne in</Trans>
        </summary>
        <div className="mt-4">
          <Form form={form} onSubmit={({ code }) => onChoose(code)}>
            <TextField
              name="code"
              label={t`Code`}
              description={t`Zes tekens, zoals K7M-4QX.`}
              autoComplete="off"
              maxLength={20}
            />
            <div>
              <SubmitButton>
                <Trans>Doe mee</Trans>
              </SubmitButton>
            </div>
          </Form>
        </div>
      </details>
    </>
  );
}

interface CampaignToJoinProps {
  invitation: CampaignInvitationRead;
  joins: boolean;
  onChange: (joins: boolean) => void;
}

/** On the page where a scan is prepared: the campaign whose code came along, and whether the scan becomes part of it. */
export function CampaignToJoin({ invitation, joins, onChange }: CampaignToJoinProps) {
  const { moment } = useFormats();
  if (invitation.state !== 'open')
    return (
      <Notice tone="warn" title={<Trans>Deze campagne neemt nu geen scans aan</Trans>}>
        <p>
          <Trans>U kunt de scan wel voorbereiden. Die staat dan los van de campagne.</Trans>
        </p>
      </Notice>
    );
  return (
    <Notice tone="info" title={<Trans>Uitgenodigd voor de campagne {invitation.title}</Trans>}>
      <p>
        <Trans>
          Van {invitation.branchName}, tot {moment(invitation.closesAt)}. De branche ziet alleen gemiddelden
          van tien of meer bedrijven samen. U kunt de campagne er later weer af halen.
        </Trans>
      </p>
      <label className="choice">
        <input type="checkbox" checked={joins} onChange={(event) => onChange(event.target.checked)} />
        <span>
          <Trans>Doe mee aan deze campagne</Trans>
        </span>
      </label>
    </Notice>
  );
}

function Fault({ children }: { children: string }) {
  return (
    <Notice tone="err" live title={<Trans>Er is niets veranderd</Trans>}>
      <p>{children}</p>
    </Notice>
  );
}
