import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listQuickScansQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { claimQuickScan } from '@/api/sdk.gen.ts';
import { useIntent } from '@/lib/intent.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import type { Answers } from './answers.ts';
import { forgetQuickKey, saveForLater } from './keptQuickScan.ts';
import { forgetQuickAnswers } from './quickAnswers.ts';

/** Keeping the quick scan with one's company: at once for who is signed in, else after signing in or up. */
export function ClaimPanel({ version, answers }: { version: string; answers: Answers }) {
  const { t } = useLingui();
  const { session, may } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const intent = useIntent();
  const { busy, fault, run } = useAct();
  const claim = () =>
    run(async () => {
      const { key } = await saveForLater(version, answers);
      const { data } = await claimQuickScan({
        body: { key },
        headers: { 'Idempotency-Key': intent.key() },
        throwOnError: true,
      });
      intent.renew();
      forgetQuickAnswers();
      forgetQuickKey();
      toast(t`De quickscan staat bij uw bedrijf.`);
      await queries.invalidateQueries({ queryKey: listQuickScansQueryKey() });
      await navigate({ to: '/scan/uitkomst', search: { van: data.id } });
    });
  if (session.authenticated && !may('scans:manage')) return null;
  const company = session.organisation?.name ?? '';
  return (
    <div className="no-print mt-12">
      <Panel>
        <h2 className="text-xl">
          <Trans>Bewaar deze uitkomst</Trans>
        </h2>
        {session.authenticated ? (
          <>
            <p className="soft mt-2 mb-4">
              <Trans>Dan vindt u hem terug bij de scans van {company} en legt u hem naast de volgende.</Trans>
            </p>
            <Button kind="secondary" busy={busy} onClick={() => void claim()}>
              <Trans>Bewaar bij {company}</Trans>
            </Button>
          </>
        ) : (
          <>
            <p className="soft mt-2 mb-4">
              <Trans>
                Met een account bewaart u hem bij uw bedrijf. Uw antwoorden staan nog op dit apparaat als u
                terugkomt.
              </Trans>
            </p>
            <div className="flex flex-wrap gap-3">
              <LinkButton kind="secondary" to="/inloggen" search={{ next: '/scan/uitkomst' }}>
                <Trans>Log in en bewaar</Trans>
              </LinkButton>
              <LinkButton kind="quiet" to="/account-maken">
                <Trans>Maak een account</Trans>
              </LinkButton>
            </div>
          </>
        )}
        {fault && (
          <div className="mt-4">
            <Notice tone="err" live title={<Trans>De quickscan is niet bewaard</Trans>}>
              <p>{fault}</p>
            </Notice>
          </div>
        )}
      </Panel>
    </div>
  );
}
