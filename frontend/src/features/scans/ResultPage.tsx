import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { readScanResultOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { FullScanResultRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { NotPublished } from './NotPublished.tsx';
import { ResultFigures } from './ResultFigures.tsx';
import { ResultReaders } from './ResultReaders.tsx';
import { RouteStops } from './RouteStops.tsx';
import { ScanHelp } from './ScanHelp.tsx';
import { ShareResult } from './ShareResult.tsx';
import { SincePrevious } from './SincePrevious.tsx';
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
  const { may, session } = useSession();
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
            <span className="only-print">{session.organisation?.name}</span>
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
        <ResultReaders result={result} />
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
