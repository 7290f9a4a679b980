import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileDown } from 'lucide-react';
import { listEffectReleasesOptions, readEffectReleaseOptions } from '@/api/@tanstack/react-query.gen.ts';
import { exportEffectRelease } from '@/api/sdk.gen.ts';
import type { EffectReleaseRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { BesideAnother } from '@/ui/effects/BesideAnother.tsx';
import { type Comparable, CompareReleases } from '@/ui/effects/CompareReleases.tsx';
import { EffectOutcomeDetail } from '@/ui/effects/EffectOutcomeDetail.tsx';
import { WhatWorks } from '@/ui/effects/WhatWorks.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton, Skeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** A published release with everything to judge it by, as files, and beside another one. */
export function EffectReleasePage({ releaseId }: { releaseId: string }) {
  const release = useQuery(readEffectReleaseOptions({ path: { effectReleaseId: releaseId } }));
  return (
    <Loaded
      query={release}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Deze uitgave kwam niet door</Trans>}
    >
      {(found) => <Release key={found.id} release={found} />}
    </Loaded>
  );
}

function Release({ release }: { release: EffectReleaseRead }) {
  const { t } = useLingui();
  const { day, number } = useFormats();
  const say = useLocalized();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Het effect, en hoe wij dat weten`}
        crumbs={[{ label: t`Cijfers`, to: '/cijfers' }, { label: t`Gegevens tot ${day(release.dataUntil)}` }]}
        lead={t`Eén keer berekend uit vastgezette gegevens. Elk cijfer gaat over tien bedrijven of meer per groep, en aantallen zijn afgerond op vijf.`}
        meta={
          <>
            <span>{t`Gepubliceerd op ${day(release.publishedAt)}`}</span>
            <span>{t`Ongeveer ${number(release.firms)} bedrijven`}</span>
          </>
        }
      />
      <div className="grid gap-12">
        <Marks release={release} />
        <SaveRelease release={release} />
        {release.outcomes.map((outcome) => (
          <EffectOutcomeDetail key={outcome.indicator} outcome={outcome} />
        ))}
        <section className="grid gap-5" aria-labelledby="tools">
          <h2 id="tools" className="text-2xl">
            <Trans>Welke instrumenten werken</Trans>
          </h2>
          {release.tools.length > 0 ? (
            <WhatWorks tools={release.tools} />
          ) : (
            <p className="soft">{release.toolsRefusal && say(release.toolsRefusal.text)}</p>
          )}
        </section>
        <Beside release={release} />
        <section className="panel grid gap-3" aria-labelledby="method">
          <h2 id="method" className="text-xl">
            <Trans>Na te rekenen</Trans>
          </h2>
          <p className="soft max-w-measure break-words">{t`Methode: ${release.method}.`}</p>
          <p className="soft max-w-measure">
            <Trans>
              Dezelfde gegevens en dezelfde methode geven precies dezelfde uitkomst. Wij controleren dat elke
              week. Aan deze codes zijn gegevens en uitkomst te herkennen:
            </Trans>
          </p>
          <p className="break-all text-xs">{release.snapshotSha256}</p>
          <p className="break-all text-xs">{release.resultSha256}</p>
        </section>
      </div>
    </div>
  );
}

function Marks({ release }: { release: EffectReleaseRead }) {
  const { day } = useFormats();
  return (
    <div className="grid gap-4">
      {release.isDemonstration && (
        <Notice tone="warn" title={<Trans>Voorbeeld, verzonnen bedrijven</Trans>}>
          <p>
            <Trans>Alle bedrijven achter deze cijfers zijn verzonnen.</Trans>
          </p>
        </Notice>
      )}
      {release.replacedById && (
        <Notice tone="warn" title={<Trans>Deze uitgave is verbeterd</Trans>}>
          <p>
            <AppLink to={`/cijfers/effect/${release.replacedById}`}>
              <Trans>Lees de uitgave die haar vervangt</Trans>
            </AppLink>
          </p>
        </Notice>
      )}
      {release.replacesBecause && (
        <Notice title={<Trans>Dit is een verbetering van een eerdere uitgave</Trans>}>
          <p>{release.replacesBecause}</p>
        </Notice>
      )}
      {release.notRerunnableSince && (
        <Notice title={<Trans>Niet meer na te rekenen</Trans>}>
          <p>
            <Trans>
              Op {day(release.notRerunnableSince)} ging een bedrijf dat meetelde uit de gegevens. De cijfers
              blijven staan.
            </Trans>
          </p>
        </Notice>
      )}
    </div>
  );
}

function SaveRelease({ release }: { release: EffectReleaseRead }) {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const save = (format: 'csv' | 'json' | 'dictionary', name: string) =>
    run(async () => {
      const { data } = await exportEffectRelease({
        path: { effectReleaseId: release.id },
        query: { format },
        headers: { 'Accept-Language': i18n.locale } as never,
        parseAs: 'blob',
        throwOnError: true,
      });
      saveAs(data as unknown as Blob, name);
    });
  const name = `${t`effect`}-${release.dataUntil}`;
  return (
    <div className="no-print grid gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="secondary" small busy={busy} onClick={() => void save('csv', `${name}.csv`)}>
          <FileDown aria-hidden="true" />
          <Trans>Bewaar als CSV</Trans>
        </Button>
        <Button kind="secondary" small busy={busy} onClick={() => void save('json', `${name}.json`)}>
          <FileDown aria-hidden="true" />
          <Trans>Bewaar als JSON</Trans>
        </Button>
        <Button
          kind="quiet"
          small
          busy={busy}
          onClick={() => void save('dictionary', `${name}-${t`kolommen`}.csv`)}
        >
          <FileDown aria-hidden="true" />
          <Trans>Wat de kolommen betekenen</Trans>
        </Button>
        {fault && (
          <p className="field-error" role="alert">
            {fault}
          </p>
        )}
      </div>
      <p className="quiet text-sm">
        <a href={release.licence}>
          <Trans>U mag deze cijfers gebruiken onder CC BY 4.0, met naam van het programma.</Trans>
        </a>
      </p>
    </div>
  );
}

/** Another published release beside this one. */
function Beside({ release }: { release: EffectReleaseRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const list = useQuery(listEffectReleasesOptions({ query: { pageSize: 100 } }));
  const others = (list.data?.items ?? []).filter((each) => each.id !== release.id);
  return (
    <BesideAnother
      others={others.map((each) => ({ id: each.id, name: t`Gepubliceerd op ${day(each.publishedAt)}` }))}
    >
      {(otherId) => <Compared release={release} otherId={otherId} />}
    </BesideAnother>
  );
}

function Compared({ release, otherId }: { release: EffectReleaseRead; otherId: string }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const other = useQuery(readEffectReleaseOptions({ path: { effectReleaseId: otherId } }));
  const named = (found: EffectReleaseRead): Comparable => ({
    ...found,
    name: t`Gepubliceerd op ${day(found.publishedAt)}`,
  });
  return (
    <Loaded
      query={other}
      skeleton={<Skeleton className="h-40 w-full" />}
      errorTitle={<Trans>De andere uitgave kwam niet door</Trans>}
    >
      {(found) => (
        <CompareReleases first={{ ...named(release), name: t`Deze uitgave` }} second={named(found)} />
      )}
    </Loaded>
  );
}
