import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { changeScanStatus, updateScan } from '@/api/sdk.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { toast } from '@/ui/toast.ts';
import { Promises } from './Promises.tsx';
import { bodyOf, ScanForm } from './ScanForm.tsx';
import { ScanSteps } from './ScanSteps.tsx';
import { type ScanViewProps, useScanCrumbs } from './scanView.ts';
import { useStaffSentence } from './staffWords.ts';

/** A draft: look it over, change it, open it. */
export function DraftScan({ scan, etag, onChanged, campaign }: ScanViewProps) {
  const { t } = useLingui();
  const { day, list } = useFormats();
  const staffSentence = useStaffSentence();
  const crumbs = useScanCrumbs(scan.title);
  const [changing, setChanging] = useState(false);
  const { busy, fault, run } = useAct();
  const open = () =>
    run(async () => {
      await changeScanStatus({
        path: { scanId: scan.id },
        body: { toStatus: 'open' },
        headers: ifMatch(etag),
        throwOnError: true,
      });
      await onChanged();
    });
  const missing = [
    ...(scan.closesOn ? [] : [t`een sluitingsdatum`]),
    ...(scan.representation ? [] : [t`wie voor het personeel spreekt`]),
    ...(scan.staffInformedOn && scan.staffInformedHow ? [] : [t`wanneer en hoe het personeel is ingelicht`]),
  ];
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={scan.title}
        crumbs={crumbs}
        lead={t`Kijk na of alles klopt. Na het openen maakt u de links voor uw mensen.`}
      />
      <ScanSteps at="prepare" />
      <div className="columns-main-side mt-8">
        <Panel>
          {changing ? (
            <ScanForm
              scan={scan}
              submit={<Trans>Bewaar de wijziging</Trans>}
              onSubmit={async (wish) => {
                await updateScan({
                  path: { scanId: scan.id },
                  body: bodyOf(wish),
                  headers: ifMatch(etag),
                  throwOnError: true,
                });
                await onChanged();
                setChanging(false);
                toast(t`De scan is bijgewerkt.`);
              }}
            />
          ) : (
            <div className="grid gap-6">
              <DefinitionList
                items={[
                  { term: t`Naam`, value: scan.title },
                  {
                    term: t`Groepen`,
                    value:
                      scan.groups.length > 0 ? scan.groups.map((group) => group.name).join(', ') : t`Geen`,
                  },
                  { term: t`Laatste dag`, value: scan.closesOn ? day(scan.closesOn) : t`Nog kiezen` },
                  {
                    term: t`Uitkomst voor`,
                    value: scan.sharedWithEmployees
                      ? t`Leiding, personeelsvertegenwoordiging en medewerkers`
                      : t`Leiding en personeelsvertegenwoordiging`,
                  },
                  { term: t`Personeel ingelicht`, value: staffSentence(scan) ?? t`Nog niet` },
                  { term: t`Vragenlijst`, value: t`Versie ${scan.questionnaireNumber}` },
                ]}
              />
              {missing.length > 0 && (
                <Notice tone="warn" title={<Trans>Voor het openen is nog iets nodig</Trans>}>
                  <p>
                    <Trans>Vul nog in: {list(missing)}.</Trans>
                  </p>
                </Notice>
              )}
              {fault && (
                <Notice tone="err" live title={<Trans>De scan is niet geopend</Trans>}>
                  <p>{fault}</p>
                </Notice>
              )}
              <div className="flex flex-wrap gap-3">
                {missing.length === 0 && (
                  <Button busy={busy} onClick={() => void open()}>
                    <Trans>Open de scan</Trans>
                  </Button>
                )}
                <Button
                  kind={missing.length === 0 ? 'secondary' : 'primary'}
                  onClick={() => setChanging(true)}
                >
                  {missing.length === 0 ? <Trans>Wijzig</Trans> : <Trans>Vul aan</Trans>}
                </Button>
              </div>
            </div>
          )}
        </Panel>
        <aside>
          <h2 className="text-xl">
            <Trans>Wat u uw mensen belooft</Trans>
          </h2>
          <Promises />
          {campaign}
        </aside>
      </div>
    </div>
  );
}
