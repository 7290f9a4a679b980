import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { readCurrentQuestionnaireOptions, readQuickScanOptions } from '@/api/@tanstack/react-query.gen.ts';
import { assessQuickScan, printQuickScan } from '@/api/sdk.gen.ts';
import type { QuickScanCreate, QuickScanRead } from '@/api/types.gen.ts';
import { Figure } from '@/charts/Figure.tsx';
import { GapChart } from '@/charts/GapChart.tsx';
import { ScanLegend } from '@/charts/ScanLegend.tsx';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Button, LinkButton } from '@/ui/Button.tsx';
import { EvidenceLabel } from '@/ui/EvidenceLabel.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { FieldPanel } from '@/ui/Panel.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { Pictogram } from '@/ui/Pictogram.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { ClaimPanel } from './ClaimPanel.tsx';
import { GoOnLater } from './GoOnLater.tsx';
import { forgetQuickKey } from './keptQuickScan.ts';
import { PracticeSection } from './PracticeList.tsx';
import { forgetQuickAnswers, readQuickAnswers } from './quickAnswers.ts';
import { RouteStops } from './RouteStops.tsx';
import { STOPS, wayOf } from './stops.ts';
import { ThemeRows } from './ThemeRows.tsx';
import { POTENTIAL_WORDS } from './themes.ts';

/** The indication of the quick scan: computed at once for a visitor, or of a scan that the company keeps. */
export function QuickResultPage() {
  const { van } = useSearch({ from: '/scan/uitkomst' });
  return van ? <OfCompany quickScanId={van} /> : <OfVisitor />;
}

function OfCompany({ quickScanId }: { quickScanId: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const scan = useQuery(readQuickScanOptions({ path: { quickScanId } }));
  return (
    <Loaded query={scan} skeleton={<PageSkeleton />} errorTitle={<Trans>De quickscan kwam niet door</Trans>}>
      {(found) => (
        <Indication
          result={found.result}
          crumbs={[
            { label: t`Uw bedrijf`, to: '/bedrijf' },
            { label: t`Scan`, to: '/bedrijf/scans' },
            { label: t`Quickscan` },
          ]}
          taken={<Trans>Quickscan van {day(found.savedAt)}</Trans>}
        >
          <ResultPdf version={found.result.questionnaireVersionId} answers={found.answers} />
        </Indication>
      )}
    </Loaded>
  );
}

function OfVisitor() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [answers] = useState(readQuickAnswers);
  const given = Object.entries(answers).map(([itemCode, value]) => ({ itemCode, value }));
  const questionnaire = useQuery(readCurrentQuestionnaireOptions());
  const version = questionnaire.data?.id;
  const result = useQuery({
    queryKey: ['quick-scan-result', version, answers],
    queryFn: async () => {
      const body = { questionnaireVersionId: version ?? '', answers: given };
      return (await assessQuickScan({ body, throwOnError: true })).data;
    },
    enabled: version !== undefined && given.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (given.length === 0) return <NotTaken />;
  return (
    <Loaded
      query={questionnaire.isError ? { ...questionnaire, data: undefined } : result}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Wij konden de uitkomst niet berekenen</Trans>}
    >
      {(found: QuickScanRead) => (
        <Indication
          result={found}
          crumbs={[{ label: t`Quickscan`, to: '/scan' }, { label: t`Uitkomst` }]}
          aside={<ClaimPanel version={found.questionnaireVersionId} answers={answers} />}
        >
          <ResultPdf version={found.questionnaireVersionId} answers={given} />
          <GoOnLater version={found.questionnaireVersionId} answers={answers} />
          <Button
            kind="quiet"
            onClick={() => {
              forgetQuickAnswers();
              forgetQuickKey();
              void navigate({ to: '/scan', search: {} });
            }}
          >
            <Trans>Wis mijn antwoorden en begin opnieuw</Trans>
          </Button>
        </Indication>
      )}
    </Loaded>
  );
}

function NotTaken() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`De uitkomst van de quickscan`} />
      <EmptyState
        title={<Trans>U hebt nog geen stellingen beantwoord</Trans>}
        actions={
          <LinkButton to="/scan">
            <Trans>Begin met de quickscan</Trans>
          </LinkButton>
        }
      >
        <Trans>De quickscan heeft zestien stellingen en duurt ongeveer vier minuten.</Trans>
      </EmptyState>
    </div>
  );
}

function ResultPdf({ version, answers }: { version: string; answers: QuickScanCreate['answers'] }) {
  return (
    <PdfButton
      name="quickscan"
      make={async (language) =>
        (
          await printQuickScan({
            body: { questionnaireVersionId: version, answers, language },
            parseAs: 'blob',
            throwOnError: true,
          })
        ).data
      }
    >
      <Trans>Bewaar de uitkomst als PDF</Trans>
    </PdfButton>
  );
}

interface IndicationProps {
  result: QuickScanRead;
  crumbs: ComponentProps<typeof PageHeader>['crumbs'];
  /** When it was taken, for one that was kept. */
  taken?: ReactNode;
  /** What one can do with it, beside the next step. */
  aside?: ReactNode;
  /** Buttons at the end. */
  children: ReactNode;
}

function Indication({ result, crumbs, taken, aside, children }: IndicationProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const byTheme = new Map(result.themes.map((theme) => [theme.theme, theme]));
  const rows = result.themes.map((theme) => ({
    key: theme.theme,
    label: localized(theme.name),
    management: theme.score,
    employees: null,
  }));
  const named = (codes: readonly QuickScanRead['strongest'][number][]) =>
    codes.flatMap((code) => byTheme.get(code) ?? []);
  const first = result.route[0];
  const stop = first ?? { kind: 'participatory_scan' as const, theme: null };
  const way = wayOf(stop);
  const title = localized(result.headline);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={title}
        documentTitle={t`Uitkomst van de quickscan`}
        crumbs={crumbs}
        lead={
          <Trans>
            Dit is een eerste indruk, zoals u uw bedrijf ziet. Uw medewerkers kunnen daar anders over denken.
          </Trans>
        }
        meta={
          <>
            {taken && <span>{taken}</span>}
            {result.totalPotential !== null && result.potentialBand && (
              <span>
                <Trans>
                  Ruimte om te winnen: {result.totalPotential} punten gemiddeld,{' '}
                  {i18n._(POTENTIAL_WORDS[result.potentialBand])}
                </Trans>
              </span>
            )}
          </>
        }
      />
      <FieldPanel
        kicker={<Trans>Uw volgende stap</Trans>}
        title={first ? localized(first.title) : t`Doe de scan met uw medewerkers`}
        aside={<Pictogram theme="together" />}
        actions={
          <>
            <LinkButton {...way} kind="accent">
              {i18n._(STOPS[stop.kind].label)}
            </LinkButton>
            {way.to !== '/bedrijf/scans' && (
              <LinkButton to="/bedrijf/scans" kind="quiet">
                <Trans>Of doe de scan met uw medewerkers</Trans>
              </LinkButton>
            )}
          </>
        }
      >
        <p className="lead">
          {first ? (
            localized(first.reason)
          ) : (
            <Trans>Zij weten waar het werk vastloopt. Dan ziet u ook waar u van elkaar verschilt.</Trans>
          )}
        </p>
        {result.nextStep && <p className="soft mt-3">{localized(result.nextStep.reason)}</p>}
      </FieldPanel>
      <div className="columns-main-side mt-8">
        <Figure
          title={<Trans>Zo ziet u uw bedrijf</Trans>}
          lead={<Trans>Elke rij is een thema. Hoe verder naar rechts, hoe beter het gaat.</Trans>}
          legend={<ScanLegend employees={false} />}
          source={
            <>
              <span>
                <Trans>Indicatie: twee stellingen per thema, één invuller</Trans>
              </span>
              <EvidenceLabel level={0} />
            </>
          }
          table={{
            caption: t`Score per thema`,
            columns: [t`Thema`, t`Score`, t`Te winnen tot 75`],
            rows: result.themes.map((theme) => [
              localized(theme.name),
              theme.score ?? t`niet beantwoord`,
              theme.potential ?? '–',
            ]),
          }}
        >
          <GapChart rows={rows} description={t`Uw score per thema, van 0 tot 100. ${title}`} />
        </Figure>
        <div className="theme-columns">
          <ThemeRows
            title={<Trans>Hier staat u sterk</Trans>}
            rows={named(result.strongest).map((theme) => ({
              theme: theme.theme,
              name: localized(theme.name),
              text: <Trans>U geeft {theme.score} van de 100 punten.</Trans>,
            }))}
          />
          <ThemeRows
            title={<Trans>Hier valt het meest te winnen</Trans>}
            rows={named(result.weakest).map((theme) => ({
              theme: theme.theme,
              name: localized(theme.name),
              text: (
                <Trans>
                  U geeft {theme.score} punten. De ruimte tot 75 is {theme.potential} punten.
                </Trans>
              ),
            }))}
          />
        </div>
      </div>
      <div className="columns-text columns-half mt-16">
        {result.nextStep && (
          <section>
            <h2>
              <Trans>Hiermee kunt u deze maand beginnen</Trans>
            </h2>
            <p className="lead mt-4">{localized(result.nextStep.action)}</p>
            <p className="soft mt-4">{localized(result.nextStep.meaning)}</p>
          </section>
        )}
        {result.route.length > 0 && (
          <section>
            <h2 className="mb-4">
              <Trans>De weg die bij u past</Trans>
            </h2>
            <RouteStops stops={result.route} />
          </section>
        )}
      </div>
      {result.nextStep && <PracticeSection practices={result.practices} theme={result.nextStep.theme} />}
      {aside}
      <div className="no-print mt-12 flex flex-wrap gap-3">{children}</div>
    </div>
  );
}
