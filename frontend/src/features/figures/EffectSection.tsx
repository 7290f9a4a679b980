import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { readProgrammeProgressOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { EffectReleaseRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { EffectOverview } from '@/ui/effects/EffectOverview.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Skeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { useNewestRelease } from './useNewestRelease.ts';

/** The effect of the programme as it was last released, or how far we are from being able to say. */
export function EffectSection() {
  const newest = useNewestRelease();
  return (
    <section className="wrap section" aria-labelledby="effect">
      <h2 id="effect">
        <Trans>Wat heeft het programma opgeleverd?</Trans>
      </h2>
      <div className="mt-6">
        <Loaded
          query={newest}
          skeleton={<Skeleton className="h-64 w-full" />}
          errorTitle={<Trans>Het effect kwam niet door</Trans>}
        >
          {(release) => (release ? <Told release={release} /> : <NotYet />)}
        </Loaded>
      </div>
    </section>
  );
}

function Told({ release }: { release: EffectReleaseRead }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const primary = release.outcomes.filter((outcome) => outcome.isPrimary);
  return (
    <div className="grid gap-6">
      {release.isDemonstration && (
        <Notice tone="warn" title={<Trans>Voorbeeld, verzonnen bedrijven</Trans>}>
          <p>
            <Trans>
              Alle bedrijven achter deze cijfers zijn verzonnen. Zo gaat de pagina er later uitzien.
            </Trans>
          </p>
        </Notice>
      )}
      {primary.every((outcome) => outcome.headline === null) && <NotYet />}
      <EffectOverview
        outcomes={primary}
        title={t`Wat er bij deelnemers meer veranderde dan bij andere bedrijven`}
      />
      <p className="meta">
        <span>{t`Gegevens tot ${day(release.dataUntil)}`}</span>
        <span>{t`Methode: ${release.method.split(',')[0] ?? release.method}`}</span>
      </p>
      <div>
        <LinkButton to={`/cijfers/effect/${release.id}`} kind="secondary">
          <Trans>Lees hoe wij dit weten</Trans>
        </LinkButton>
      </div>
    </div>
  );
}

function NotYet() {
  const { number } = useFormats();
  const progress = useQuery(readProgrammeProgressOptions());
  const participants = progress.data?.participants || null;
  return (
    <div className="panel grid max-w-measure gap-3">
      <h3>
        <Trans>Dat is nog niet te zeggen</Trans>
      </h3>
      <p className="soft">
        {participants !== null && <Trans>Er doen nu ongeveer {number(participants)} bedrijven mee.</Trans>}{' '}
        <Trans>
          Nodig zijn tien deelnemers en tien vergelijkbare bedrijven die voor en na de start zijn gemeten. Dat
          duurt na de start minstens een jaar.
        </Trans>
      </p>
      <p className="soft">
        <Trans>
          Daarna rekenen wij uit wat er bij deelnemers meer veranderde dan bij de anderen, met de marge erbij.
          Ook als wij geen effect zien, staat dat hier.
        </Trans>
      </p>
    </div>
  );
}
