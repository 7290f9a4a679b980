import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import { type ScanViewProps, useScanCrumbs } from './scanView.ts';

interface TooFewAnswersProps extends ScanViewProps {
  busy: boolean;
  fault: string | null;
  onManagementOnly: () => Promise<unknown>;
}

/** Too few employees answered: a calm, ordinary state with something to do. */
export function TooFewAnswers({ busy, fault, onManagementOnly, ...view }: TooFewAnswersProps) {
  const { t } = useLingui();
  const crumbs = useScanCrumbs(view.scan.title);
  const [asking, setAsking] = useState(false);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Nog te weinig antwoorden`}
        crumbs={crumbs}
        lead={t`Wij tonen pas een uitkomst vanaf vijf medewerkers, zodat niemand te herkennen is. Er is niets gepubliceerd en er ging niets verloren.`}
      />
      <div className="columns-main-side">
        <Panel accent>
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:gap-8">
            <div className="max-w-xl">
              <h2 className="text-xl">
                <Trans>Geef uw mensen meer tijd</Trans>
              </h2>
              <p className="soft mt-2">
                <Trans>
                  De scan opent weer, de links blijven werken en de antwoorden die er zijn blijven staan.
                  Vertel in het werkoverleg waarom u meedoet, en wat u met de uitkomst gaat doen.
                </Trans>
              </p>
            </div>
            <Pictogram theme="apart" />
          </div>
          <ExtendForm {...view} primary />
        </Panel>
        <aside>
          <h2 className="text-xl">
            <Trans>Werken er minder dan vijf mensen?</Trans>
          </h2>
          <p className="soft mt-2 mb-4 text-sm">
            <Trans>
              Dan kunnen wij nooit iets van medewerkers tonen. U kunt de kijk van de leiding publiceren en
              haar samen bespreken.
            </Trans>
          </p>
          <Button kind="secondary" onClick={() => setAsking(true)}>
            <Trans>Publiceer alleen de leiding</Trans>
          </Button>
        </aside>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`Alleen de kijk van de leiding publiceren?`}
        actions={
          <>
            <Button busy={busy} onClick={() => void onManagementOnly()}>
              <Trans>Publiceer alleen de leiding</Trans>
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              <Trans>Nog niet</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Dit is niet terug te draaien: van medewerkers tonen wij in deze scan dan nooit iets, en de scan
            gaat niet meer open.
          </Trans>
        </p>
        {fault && (
          <Notice tone="err" live>
            <p>{fault}</p>
          </Notice>
        )}
      </Dialog>
    </div>
  );
}
