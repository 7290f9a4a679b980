import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changeScanStatus } from '@/api/sdk.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
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
import { StaffLinks } from './StaffLinks.tsx';
import { type ScanViewProps, useScanCrumbs } from './scanView.ts';
import { useStaffSentence } from './staffWords.ts';

/** An open scan: invite people and wait, without counts. */
export function OpenScan({ scan, etag, onChanged, campaign }: ScanViewProps) {
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
  const handsOut = may('scan-links:hand-out') && !keeps;
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
          title={
            handsOut ? (
              <Trans>Zorg dat iedere collega een link krijgt</Trans>
            ) : (
              <Trans>Vertel in het werkoverleg waarom u meedoet</Trans>
            )
          }
          aside={<DayBox before={<Trans>tot en met</Trans>} day={dayNumber} month={month.join(' ')} />}
        >
          <p className="lead">
            {handsOut ? (
              <Trans>
                Vertel erbij dat meedoen mag en niet hoeft. Niemand ziet wie al antwoordde: u niet, en de
                leiding ook niet.
              </Trans>
            ) : scan.linksFrom === 'company' ? (
              <Trans>
                Laat zien wat u met de uitkomst gaat doen, en wie haar leest. Hang daarna de poster op, of
                deel losse links uit. Wij tonen u niet hoeveel mensen al meededen: zo is niemand te herkennen.
              </Trans>
            ) : (
              <Trans>
                Laat zien wat u met de uitkomst gaat doen, en wie haar leest. Wij tonen u niet hoeveel mensen
                al meededen: zo is niemand te herkennen.
              </Trans>
            )}
          </p>
        </FieldPanel>
      </div>
      {handsOut && <StaffLinks scan={scan} onSheet={setSheet} onChanged={onChanged} />}
      {keeps && (
        <div className="columns-main-side mt-12">
          <div className="grid content-start gap-12">
            {scan.linksFrom === 'company' ? (
              <InvitePanel
                scan={scan}
                audience="employee"
                onSheet={setSheet}
                onChanged={onChanged}
                title={<Trans>Medewerkers</Trans>}
                lead={
                  <Trans>
                    De sterkste waarborg: laat een vertegenwoordiger van het personeel losse links maken en
                    uitdelen, voordat u zelf een link maakt. Geef hem of haar die rol bij{' '}
                    <AppLink to="/bedrijf/mensen">Mensen en rollen</AppLink>. Eén link voor iedereen is het
                    makkelijkst.
                  </Trans>
                }
              />
            ) : (
              <StaffHandsOut scan={scan} />
            )}
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
            {campaign}
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

/** What is left for management once the staff hands out the links. */
function StaffHandsOut({ scan }: Pick<ScanViewProps, 'scan'>) {
  return (
    <section>
      <h2>
        <Trans>Medewerkers</Trans>
      </h2>
      <p className="soft mt-2 mb-4">
        <Trans>
          Een vertegenwoordiger van het personeel deelt de links voor medewerkers uit. Elke link werkt één
          keer. U krijgt ze niet, en uw mensen lezen dat voordat zij beginnen.
        </Trans>
      </p>
      {scan.linksFrom === 'staff_later' && (
        <Notice tone="warn" title={<Trans>Uw eerdere links voor medewerkers werken niet meer</Trans>}>
          <p>
            <Trans>Haal een poster weg en verwijs uw mensen naar hun vertegenwoordiger.</Trans>
          </p>
        </Notice>
      )}
    </section>
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
