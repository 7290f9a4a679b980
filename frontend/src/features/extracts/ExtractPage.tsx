import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listIndicatorsOptions, listResearchExtractsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readResearchExtract } from '@/api/sdk.gen.ts';
import type { ResearchExtractRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { versioned } from '@/lib/versioned.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { CodebookView } from './CodebookView.tsx';
import { ExtractActs } from './ExtractActs.tsx';
import { StatusPill, useStatusWords } from './StatusPill.tsx';
import { ROOM_OF_SIDE, type Side } from './side.ts';

/** One extract: what was asked, where it stands, what one can do, who fetched it, and its codebook. */
export function ExtractPage({ side, extractId }: { side: Side; extractId: string }) {
  const queries = useQueryClient();
  const key = ['research-extract', extractId] as const;
  const extract = useQuery({
    queryKey: key,
    queryFn: async () =>
      versioned(await readResearchExtract({ path: { researchExtractId: extractId }, throwOnError: true })),
    refetchInterval: (query) => (query.state.data?.data.status === 'granted' ? 2_000 : false),
  });
  const changed = async () => {
    await queries.invalidateQueries({ queryKey: key });
    await queries.invalidateQueries({ queryKey: listResearchExtractsQueryKey() });
  };
  return (
    <Loaded
      query={extract}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Dit uittreksel kwam niet door</Trans>}
    >
      {({ data, etag }) => (
        <div className="wrap pb-(--section)">
          <Head side={side} extract={data} />
          <div className="grid gap-10">
            <Standing extract={data} />
            <ExtractActs extract={data} etag={etag} onChanged={changed} />
            <Asked extract={data} />
            <History extract={data} />
            <Log extract={data} />
            {data.codebook && <CodebookView codebook={data.codebook} />}
          </div>
        </div>
      )}
    </Loaded>
  );
}

function Head({ side, extract }: { side: Side; extract: ResearchExtractRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const asker = [extract.requestedBy, extract.organisation].filter(Boolean).join(', ');
  const asked = day(extract.requestedAt);
  return (
    <PageHeader
      title={extract.question}
      documentTitle={t`Uittreksel`}
      crumbs={[
        { label: t`Uittreksels`, to: `${ROOM_OF_SIDE[side]}/uittreksels` },
        { label: t`Aanvraag van ${asked}` },
      ]}
      meta={
        <>
          <StatusPill status={extract.status} />
          <span>{asker}</span>
        </>
      }
    />
  );
}

function Standing({ extract }: { extract: ResearchExtractRead }) {
  return (
    <div className="grid gap-4">
      {extract.isDemonstration && (
        <Notice tone="calm" title={<Trans>Een voorbeeld</Trans>}>
          <p>
            <Trans>Alle bedrijven in dit uittreksel zijn verzonnen.</Trans>
          </p>
        </Notice>
      )}
      {extract.status === 'granted' && (
        <Notice live title={<Trans>Wij stellen het uittreksel samen</Trans>}>
          <p>
            <Trans>Dat duurt hoogstens enkele minuten. U mag deze pagina verlaten; er komt een mail.</Trans>
          </p>
        </Notice>
      )}
      {extract.status === 'recalled' && (
        <Notice tone="err" title={<Trans>Vernietig dit uittreksel</Trans>}>
          <p>
            <Trans>
              Een bedrijf dat erin stond, wil niet meer worden gevolgd. Vernietig het bestand en alle kopieën
              binnen veertien dagen. Uitkomsten die al gepubliceerd zijn, mogen blijven. Een nieuw uittreksel
              kan worden aangevraagd.
            </Trans>
          </p>
        </Notice>
      )}
      {(extract.status === 'expired' || (extract.status === 'withdrawn' && extract.builtAt !== null)) && (
        <Notice tone="warn" title={<Trans>Dit uittreksel is afgelopen</Trans>}>
          <p>
            <Trans>Het bestand is hier gewist. Vernietig ook elke kopie.</Trans>
          </p>
        </Notice>
      )}
      {extract.failure && (
        <Notice tone="err" title={<Trans>Het uittreksel kwam er niet</Trans>}>
          <p>
            {extract.failure === 'too_few' ? (
              <Trans>
                Er zijn te weinig bedrijven die worden gevolgd: minder dan dertig. Vraag het later opnieuw.
              </Trans>
            ) : (
              <Trans>Het samenstellen mislukte drie keer. Wij hebben het vastgelegd.</Trans>
            )}
          </p>
        </Notice>
      )}
      {extract.decision && (
        <Notice tone="info" title={<Trans>Het programmabureau schrijft</Trans>}>
          <p className="whitespace-pre-line">{extract.decision}</p>
        </Notice>
      )}
    </div>
  );
}

function Asked({ extract }: { extract: ResearchExtractRead }) {
  const { t } = useLingui();
  const { day, list } = useFormats();
  const localized = useLocalized();
  const indicators = useQuery(listIndicatorsOptions());
  const nameOf = (code: string) =>
    localized(indicators.data?.items.find((each) => each.code === code)?.name) || code;
  return (
    <section className="grid gap-4" aria-labelledby="asked">
      <h2 id="asked" className="text-xl">
        <Trans>De aanvraag</Trans>
      </h2>
      <DefinitionList
        items={[
          {
            term: t`Waarvoor`,
            value: <span className="break-anywhere whitespace-pre-line">{extract.purpose}</span>,
          },
          {
            term: t`Kengetallen`,
            value: <span className="break-anywhere">{list(extract.indicators.map(nameOf))}</span>,
          },
          { term: t`Jaren`, value: `${extract.firstYear}–${extract.lastYear}` },
          { term: t`Einddatum`, value: day(extract.keptUntil) },
          { term: t`Voorwaarden`, value: t`geaccepteerd, versie ${extract.termsVersion}` },
          ...(extract.contentSha256
            ? [
                {
                  term: t`Kenmerk van het bestand (SHA-256)`,
                  value: <code className="break-anywhere">{extract.contentSha256}</code>,
                },
              ]
            : []),
        ]}
      />
    </section>
  );
}

function History({ extract }: { extract: ResearchExtractRead }) {
  const { moment } = useFormats();
  const words = useStatusWords();
  const { t } = useLingui();
  return (
    <section className="grid gap-4" aria-labelledby="history">
      <h2 id="history" className="text-xl">
        <Trans>Wat er gebeurde</Trans>
      </h2>
      <Table
        caption={t`Wat er gebeurde`}
        captionHidden
        stacked
        rows={extract.changes}
        rowKey={(each) => `${each.toStatus}${each.changedAt}`}
        columns={[
          { key: 'status', header: t`Stand`, cell: (each) => words[each.toStatus] },
          { key: 'when', header: t`Wanneer`, cell: (each) => moment(each.changedAt) },
          {
            key: 'who',
            header: t`Door`,
            cell: (each) => each.changedBy ?? <span className="quiet">{t`vanzelf`}</span>,
          },
          {
            key: 'why',
            header: t`Reden`,
            cell: (each) => each.reason ?? <span className="quiet">–</span>,
          },
        ]}
      />
    </section>
  );
}

function Log({ extract }: { extract: ResearchExtractRead }) {
  const { moment } = useFormats();
  const { t } = useLingui();
  if (extract.builtAt === null) return null;
  return (
    <section className="grid gap-4" aria-labelledby="log">
      <h2 id="log" className="text-xl">
        <Trans>Wie het ophaalde</Trans>
      </h2>
      {extract.downloadLog.length === 0 ? (
        <p className="soft">
          <Trans>Niemand nog.</Trans>
        </p>
      ) : (
        <Table
          caption={t`Wie het ophaalde`}
          captionHidden
          stacked
          rows={extract.downloadLog}
          rowKey={(each) => each.downloadedAt}
          columns={[
            { key: 'who', header: t`Wie`, cell: (each) => each.downloadedBy ?? t`iemand die is gewist` },
            { key: 'when', header: t`Wanneer`, cell: (each) => moment(each.downloadedAt) },
          ]}
        />
      )}
    </section>
  );
}
