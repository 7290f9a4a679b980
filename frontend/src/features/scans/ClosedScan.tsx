import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { changeScanStatus } from '@/api/sdk.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import { Promises } from './Promises.tsx';
import { ScanSteps } from './ScanSteps.tsx';
import { type ScanViewProps, useScanCrumbs } from './scanView.ts';
import { TooFewAnswers } from './TooFewAnswers.tsx';

/** A closed scan: publish once, or give people more time. */
export function ClosedScan(view: ScanViewProps) {
  const { scan, etag, onChanged } = view;
  const { t } = useLingui();
  const { may } = useSession();
  const { day } = useFormats();
  const navigate = useNavigate();
  const crumbs = useScanCrumbs(scan.title);
  const [tooFew, setTooFew] = useState(false);
  const { busy, fault, run } = useAct();
  const publish = (managementOnly: boolean) =>
    run(
      async () => {
        await changeScanStatus({
          path: { scanId: scan.id },
          body: { toStatus: 'published', managementOnly },
          headers: ifMatch(etag),
          throwOnError: true,
        });
        await navigate({ to: '/bedrijf/scans/$scanId/uitkomst', params: { scanId: scan.id } });
        await onChanged();
      },
      (problem) => {
        if (!problem.is('too-few-responses')) return false;
        setTooFew(true);
        return true;
      },
    );
  if (tooFew)
    return <TooFewAnswers {...view} busy={busy} fault={fault} onManagementOnly={() => publish(true)} />;
  const keeps = may('scans:manage');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`De scan is gesloten`}
        crumbs={crumbs}
        lead={
          keeps ? t`Publiceer de uitkomst, of geef uw mensen meer tijd.` : t`De uitkomst volgt na publicatie.`
        }
        meta={
          scan.closedAt ? (
            <span>
              <Trans>
                {scan.title}, gesloten op {day(scan.closedAt)}
              </Trans>
            </span>
          ) : undefined
        }
      />
      <ScanSteps at="publish" />
      {keeps && (
        <>
          <div className="mt-8">
            <FieldPanel
              kicker={<Trans>Uw volgende stap</Trans>}
              title={<Trans>Publiceer de uitkomst</Trans>}
              aside={<Pictogram theme="together" />}
              actions={
                <Button kind="accent" busy={busy} onClick={() => void publish(false)}>
                  <Trans>Publiceer de uitkomst</Trans>
                </Button>
              }
            >
              <p className="lead">
                <Trans>
                  Wij rekenen één keer en zetten de uitkomst vast. Daarna gaat de scan niet meer open.
                </Trans>{' '}
                {scan.sharedWithEmployees && (
                  <Trans>Medewerkers lezen de uitkomst met hun ontvangstcode.</Trans>
                )}
              </p>
            </FieldPanel>
          </div>
          {fault && (
            <div className="mt-6">
              <Notice tone="err" live title={<Trans>De uitkomst is niet gepubliceerd</Trans>}>
                <p>{fault}</p>
              </Notice>
            </div>
          )}
          <div className="columns-text columns-half mt-12">
            <section>
              <h2 className="text-xl">
                <Trans>Toch meer tijd geven</Trans>
              </h2>
              <p className="soft mt-2">
                <Trans>
                  Zolang er niets is gepubliceerd, kunt u de scan weer openen. De links blijven werken.
                </Trans>
              </p>
              <ExtendForm {...view} />
            </section>
            <section>
              <h2 className="text-xl">
                <Trans>Wat u uw mensen beloofde</Trans>
              </h2>
              <Promises />
            </section>
            {view.campaign}
          </div>
        </>
      )}
    </div>
  );
}
