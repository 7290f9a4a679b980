import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changeScanStatus } from '@/api/sdk.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { DayBox, FieldPanel } from '@/ui/Panel.tsx';
import { ExtendForm } from './ExtendForm.tsx';
import { InvitePanel } from './InvitePanel.tsx';
import { LinkSheet, type Sheet } from './LinkSheet.tsx';
import { Promises } from './Promises.tsx';
import { Reminder } from './Reminder.tsx';
import { ScanSteps } from './ScanSteps.tsx';
import { type ScanViewProps, useScanCrumbs } from './scanView.ts';
import { useStaffSentence } from './staffWords.ts';

/** An open scan: invite people and wait, without counts. */
export function OpenScan({ scan, etag, onChanged }: ScanViewProps) {
  const { t } = useLingui();
  const { may } = useSession();
  const formats = useFormats();
  const staffSentence = useStaffSentence();
  const crumbs = useScanCrumbs(scan.title);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  if (sheet) return <LinkSheet scan={scan} sheet={sheet} onBack={() => setSheet(null)} />;
  const closesOn = scan.closesOn ?? '';
  const [dayNumber = '', ...month] = formats.dayShort(closesOn).split(' ');
  const keeps = may('scans:manage');
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={keeps ? t`Nodig uw mensen uit` : t`De scan is open`}
        crumbs={crumbs}
        lead={t`Iedereen antwoordt op een eigen moment, op een telefoon of computer. Ongeveer vijf minuten.`}
        meta={
          <>
            <span>
              <Trans>
                {scan.title}, open tot en met {formats.dayLong(closesOn)}
              </Trans>
            </span>
            <span>{staffSentence(scan)}</span>
          </>
        }
      />
      <ScanSteps at="invite" />
      <div className="mt-8">
        <FieldPanel
          kicker={<Trans>Uw volgende stap</Trans>}
          title={<Trans>Vertel in het werkoverleg waarom u meedoet</Trans>}
          aside={<DayBox before={<Trans>tot en met</Trans>} day={dayNumber} month={month.join(' ')} />}
        >
          <p className="lead">
            <Trans>
              Laat zien wat u met de uitkomst gaat doen, en wie haar leest. Hang daarna de poster op, of deel
              losse links uit. Wij tonen u niet hoeveel mensen al meededen: zo is niemand te herkennen.
            </Trans>
          </p>
        </FieldPanel>
      </div>
      {keeps && (
        <div className="columns-main-side mt-12">
          <div className="grid gap-12">
            <InvitePanel
              scan={scan}
              audience="employee"
              onSheet={setSheet}
              onChanged={onChanged}
              title={<Trans>Medewerkers</Trans>}
              lead={
                <Trans>
                  Eén link voor iedereen is het makkelijkst. Losse links werken elk één keer; laat ze uitdelen
                  door de personeelsvertegenwoordiging. Dat geeft de sterkste waarborg.
                </Trans>
              }
            />
            <InvitePanel
              scan={scan}
              audience="management"
              onSheet={setSheet}
              onChanged={onChanged}
              title={<Trans>Leiding</Trans>}
              lead={
                <Trans>
                  De leiding beantwoordt dezelfde thema's in eigen woorden. Haar gemiddelde tonen wij ook bij
                  één invuller; zij is dus niet anoniem.
                </Trans>
              }
            />
          </div>
          <aside className="grid content-start gap-10">
            <section>
              <h2 className="text-xl">
                <Trans>Wat u uw mensen belooft</Trans>
              </h2>
              <Promises />
            </section>
            <Reminder scan={scan} />
            <section>
              <h2 className="text-xl">
                <Trans>Meer tijd nodig</Trans>
              </h2>
              <ExtendForm scan={scan} etag={etag} onChanged={onChanged} />
            </section>
            <CloseScan scan={scan} etag={etag} onChanged={onChanged} />
          </aside>
        </div>
      )}
    </div>
  );
}

function CloseScan({ scan, etag, onChanged }: ScanViewProps) {
  const { t } = useLingui();
  const [asking, setAsking] = useState(false);
  const { busy, fault, run } = useAct();
  const close = () =>
    run(async () => {
      await changeScanStatus({
        path: { scanId: scan.id },
        body: { toStatus: 'closed' },
        headers: ifMatch(etag),
        throwOnError: true,
      });
      await onChanged();
    });
  return (
    <section>
      <h2 className="text-xl">
        <Trans>Is iedereen klaar?</Trans>
      </h2>
      <p className="soft mt-2 mb-4 text-sm">
        <Trans>Na de laatste dag sluit de scan vanzelf. U kunt hem ook nu sluiten.</Trans>
      </p>
      <Button kind="secondary" onClick={() => setAsking(true)}>
        <Trans>Sluit de scan</Trans>
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t`De scan sluiten?`}
        actions={
          <>
            <Button busy={busy} onClick={() => void close()}>
              <Trans>Sluit de scan nu</Trans>
            </Button>
            <Button kind="quiet" onClick={() => setAsking(false)}>
              <Trans>Laat hem open</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            Daarna kan niemand meer antwoorden of antwoorden wijzigen. Zijn er te weinig antwoorden, dan opent
            u de scan weer met een latere sluitingsdatum.
          </Trans>
        </p>
        {fault && (
          <Notice tone="err" live>
            <p>{fault}</p>
          </Notice>
        )}
      </Dialog>
    </section>
  );
}
