import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { FileDown, Lock, Printer } from 'lucide-react';
import { readScanResultOptions, readScanResultQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { updateScan } from '@/api/sdk.gen.ts';
import type { FullScanResultRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { NotPublished } from './NotPublished.tsx';
import { ResultFigures } from './ResultFigures.tsx';
import { RouteStops } from './RouteStops.tsx';
import { ScanHelp } from './ScanHelp.tsx';
import { ShareResult } from './ShareResult.tsx';
import { SheetLink } from './SheetLink.tsx';
import { SincePrevious } from './SincePrevious.tsx';
import { scanQuery } from './scanQueries.ts';
import { useScanAct } from './useScanAct.ts';
import { WrittenRemarks } from './WrittenRemarks.tsx';

/** The published result of a scan. */
export function ResultPage() {
  const { t } = useLingui();
  const { scanId } = useParams({ from: '/bedrijf/scans/$scanId/uitkomst' });
  const result = useQuery(readScanResultOptions({ path: { scanId } }));
  if (problemOf(result.error)?.is('scan-result-not-found'))
    return <NotPublished scanId={scanId} page={t`Uitkomst`} />;
  return (
    <Loaded query={result} skeleton={<PageSkeleton />} errorTitle={<Trans>De uitkomst kwam niet door</Trans>}>
      {(found: FullScanResultRead) => <Result result={found} />}
    </Loaded>
  );
}

function Result({ result }: { result: FullScanResultRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { dayShort, day } = useFormats();
  const { may } = useSession();
  const planned = may('scans:manage') || may('scan-plans:agree');
  const headline = localized(result.headline);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={headline}
        documentTitle={t`Uitkomst van de scan`}
        crumbs={[
          { label: t`Uw bedrijf`, to: '/bedrijf' },
          { label: t`Scan`, to: '/bedrijf/scans' },
          { label: t`Uitkomst` },
        ]}
        lead={localized(result.summary)}
        meta={
          <>
            <span>
              <Respondents result={result} />
            </span>
            <span>
              <Trans>
                {dayShort(result.openedOn)} tot en met {day(result.closedOn)}
              </Trans>
            </span>
            <span>
              <Trans>Vragenlijst versie {result.questionnaireNumber}</Trans>
            </span>
          </>
        }
      />
      {result.nextStep && (
        <FieldPanel
          kicker={<Trans>Uw volgende stap</Trans>}
          title={localized(result.nextStep.reason)}
          aside={<Pictogram theme={result.nextStep.theme} />}
          actions={
            <>
              {planned && (
                <LinkButton to="/bedrijf/scans/$scanId/plan" params={{ scanId: result.scanId }} kind="accent">
                  <Trans>Naar het plan</Trans>
                </LinkButton>
              )}
              <LinkButton
                to="/toolbox"
                search={{ theme: result.nextStep.theme }}
                kind={planned ? 'quiet' : 'accent'}
              >
                <Trans>Kies een instrument</Trans>
              </LinkButton>
              <a href="#hulp" className="btn btn-quiet">
                <Trans>Bekijk alle hulp</Trans>
              </a>
            </>
          }
        >
          <p className="lead">{localized(result.nextStep.action)}</p>
          <p className="soft mt-3">{localized(result.nextStep.meaning)}</p>
        </FieldPanel>
      )}
      <ResultFigures result={result} />
      <SincePrevious scanId={result.scanId} />
      <WrittenRemarks scanId={result.scanId} />
      <ScanHelp help={result.recommendations} />
      <div className="columns-text columns-half mt-(--section)">
        {result.route.length > 0 && (
          <section>
            <h2 className="mb-4">
              <Trans>De weg die bij u past</Trans>
            </h2>
            <RouteStops stops={result.route} onResult />
          </section>
        )}
        <Sharing result={result} />
      </div>
      <ShareResult scanId={result.scanId} />
    </div>
  );
}

function Respondents({ result }: { result: FullScanResultRead }) {
  const { employeeCount, managementCount } = result;
  return (
    <>
      {employeeCount !== null && (
        <>
          <Trans>{employeeCount} medewerkers</Trans>,{' '}
        </>
      )}
      <Plural value={managementCount} one="# leidinggevende" other="# leidinggevenden" />
    </>
  );
}

function Sharing({ result }: { result: FullScanResultRead }) {
  const { i18n } = useLingui();
  const { may } = useSession();
  const queries = useQueryClient();
  const { busy, fault, run } = useScanAct();
  const share = () =>
    run(async () => {
      const scan = await queries.fetchQuery({ ...scanQuery(result.scanId), staleTime: 0 });
      await updateScan({
        path: { scanId: result.scanId },
        body: { sharedWithEmployees: true },
        headers: ifMatch(scan.etag),
        throwOnError: true,
      });
      await queries.invalidateQueries({
        queryKey: readScanResultQueryKey({ path: { scanId: result.scanId } }),
      });
    });
  return (
    <section>
      <h2>
        <Trans>Wie leest deze uitkomst</Trans>
      </h2>
      <p className="soft mt-4 flex gap-3">
        <Lock aria-hidden="true" className="mt-1 size-5 shrink-0" />
        <Trans>
          Wij tonen scores per thema, en van open antwoorden alleen wat is nagelezen. U ziet niet wie wat
          antwoordde.
        </Trans>
      </p>
      <p className="mt-3">
        {result.sharedWithEmployees ? (
          <Trans>Leiding, personeelsvertegenwoordiging en, met hun ontvangstcode, uw medewerkers.</Trans>
        ) : (
          <Trans>Leiding en personeelsvertegenwoordiging. Uw medewerkers nog niet.</Trans>
        )}
      </p>
      {fault && (
        <div className="mt-4">
          <Notice tone="err" live>
            <p>{fault}</p>
          </Notice>
        </div>
      )}
      <div className="no-print mt-6 flex flex-wrap gap-3">
        {!result.sharedWithEmployees && may('scans:manage') && (
          <Button kind="secondary" busy={busy} onClick={() => void share()}>
            <Trans>Deel met uw medewerkers</Trans>
          </Button>
        )}
        <Button kind="secondary" onClick={() => window.print()}>
          <Printer aria-hidden="true" />
          <Trans>Druk af</Trans>
        </Button>
        <a
          className="btn btn-secondary"
          href={`/v1/scans/${result.scanId}/report?language=${i18n.locale === 'en' ? 'en' : 'nl'}`}
          download
        >
          <FileDown aria-hidden="true" />
          <Trans>Download als PDF</Trans>
        </a>
        <SheetLink scanId={result.scanId} />
      </div>
    </section>
  );
}
