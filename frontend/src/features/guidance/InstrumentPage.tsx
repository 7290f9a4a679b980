import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ExternalLink } from 'lucide-react';
import { readInstrumentOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { InstrumentRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { AnchorButton, LinkButton } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { isClosed, useAsOf } from './AsOf.tsx';
import { InstrumentFacts } from './InstrumentFacts.tsx';
import { KIND_WORDS } from './words.ts';

/** One scheme or service of others: for whom, what, how much, until when and where. */
export function InstrumentPage() {
  const { slug } = useParams({ from: '/wegwijzer/regelingen/$slug' });
  const instrument = useQuery(readInstrumentOptions({ path: { slug } }));
  return (
    <Loaded
      query={instrument}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Deze regeling kwam niet door</Trans>}
    >
      {(found) => <Instrument instrument={found} />}
    </Loaded>
  );
}

function Instrument({ instrument }: { instrument: InstrumentRead }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  const inWords = useAsOf();
  const name = localized(instrument.name);
  const asOf = inWords(instrument.asOf);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={name}
        crumbs={[
          { label: t`Wegwijzer`, to: '/wegwijzer' },
          { label: t`Alle regelingen`, to: '/wegwijzer/regelingen' },
          { label: name },
        ]}
        lead={localized(instrument.what)}
        meta={
          <>
            <span>{i18n._(KIND_WORDS[instrument.kind])}</span>
            <span>{localized(instrument.provider)}</span>
          </>
        }
      />
      <div className="mb-10 grid max-w-3xl gap-4">
        {instrument.outdated && (
          <Notice tone="warn" title={<Trans>Verouderd</Trans>}>
            <p>
              <Trans>
                Dit had op {day(instrument.reviewOn)} nagekeken moeten zijn. Vraag na of het nog klopt voordat
                u er op rekent.
              </Trans>
            </p>
          </Notice>
        )}
        <Notice tone="calm" title={<Trans>Stand van {asOf}</Trans>}>
          <p>{localized(instrument.source)}</p>
        </Notice>
        {!instrument.ended && instrument.closesOn && isClosed(instrument) && (
          <Notice tone="warn" title={<Trans>Gesloten</Trans>}>
            <p>
              <Trans>Aanvragen kon tot en met {day(instrument.closesOn)}.</Trans>
            </p>
          </Notice>
        )}
        {instrument.ended && (
          <Notice tone="warn" title={<Trans>Gestopt: aanvragen kan niet meer</Trans>}>
            <p>
              <Trans>Wij laten het staan omdat u er nog van kunt horen.</Trans>
            </p>
          </Notice>
        )}
      </div>
      <div className="columns-main-side">
        <div className="grid content-start gap-10">
          <Part title={<Trans>Iets voor u als</Trans>}>{localized(instrument.fitsWhen)}</Part>
          <Part title={<Trans>Voor wie</Trans>}>{localized(instrument.forWhom)}</Part>
          <Part title={<Trans>Hoeveel</Trans>}>{localized(instrument.amount)}</Part>
          <Part title={<Trans>Wat u zelf bijdraagt</Trans>}>{localized(instrument.ownShare)}</Part>
          <Part title={<Trans>Waar u terechtkunt</Trans>}>
            {localized(instrument.where)}
            {instrument.link && (
              <span className="no-print mt-4 block">
                <AnchorButton kind="secondary" href={instrument.link} rel="external nofollow noreferrer">
                  <ExternalLink aria-hidden="true" />
                  <Trans>Naar {new URL(instrument.link).hostname}</Trans>
                </AnchorButton>
              </span>
            )}
          </Part>
        </div>
        <aside className="grid content-start gap-10">
          <InstrumentFacts instrument={instrument} />
          <section className="no-print">
            <h2 className="mb-3 text-xl">
              <Trans>Past dit niet?</Trans>
            </h2>
            <LinkButton to="/wegwijzer" kind="secondary">
              <Trans>Zoek een andere route</Trans>
            </LinkButton>
          </section>
        </aside>
      </div>
    </div>
  );
}

function Part({ title, children }: { title: React.ReactNode; children: React.ReactNode }) {
  return (
    <section>
      <h2 className="text-xl">{title}</h2>
      <p className="mt-2 max-w-(--container-measure)">{children}</p>
    </section>
  );
}
