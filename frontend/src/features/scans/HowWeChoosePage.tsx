import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listMatchingMethodsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { MatchingMethod } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

/** How tools and advisers are chosen with a result, in the words of the method that chooses them. */
export function HowWeChoosePage() {
  const { t } = useLingui();
  const localized = useLocalized();
  const method = useQuery(listMatchingMethodsOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Hoe wij kiezen`}
        lead={
          <Trans>
            Bij de uitkomst van uw scan en in de Wegwijzer noemen wij een paar instrumenten en adviseurs. Dit
            is precies hoe wij ze kiezen. Het platform rekent met deze regels en met niets anders. Bij elke
            keuze staat waarom, en u kunt altijd alle andere zien.
          </Trans>
        }
      />
      <Loaded
        query={method}
        skeleton={<ListSkeleton rows={8} />}
        errorTitle={<Trans>De uitleg kwam niet door</Trans>}
      >
        {({ methods, ties, neverWeighs }) => (
          <>
            <div className="columns-text gap-y-12 lg:grid-cols-2">
              {methods.map((one) => (
                <Method key={one.subject} method={one} />
              ))}
            </div>
            <section className="mt-(--section) max-w-(--container-measure)">
              <h2>
                <Trans>Als er meer gelijk staan</Trans>
              </h2>
              <p className="mt-3">{localized(ties)}</p>
              <h2 className="mt-10">
                <Trans>Wat nooit meetelt</Trans>
              </h2>
              <ul className="mt-3 list-disc pl-5">
                {neverWeighs.map((each) => (
                  <li key={each.nl}>{localized(each)}</li>
                ))}
              </ul>
            </section>
          </>
        )}
      </Loaded>
    </div>
  );
}

function Method({ method }: { method: MatchingMethod }) {
  const localized = useLocalized();
  return (
    <section>
      <h2>{method.subject === 'tools' ? <Trans>Instrumenten</Trans> : <Trans>Adviseurs</Trans>}</h2>
      <h3 className="mt-6">
        {method.subject === 'tools' ? (
          <Trans>Een instrument doet mee als het</Trans>
        ) : (
          <Trans>Een adviseur doet mee als die</Trans>
        )}
      </h3>
      <ul className="mt-3 list-disc pl-5">
        {method.conditions.map((each) => (
          <li key={each.code}>{localized(each.words)}</li>
        ))}
      </ul>
      <h3 className="mt-8">
        <Trans>Daarna telt, in deze volgorde</Trans>
      </h3>
      <ol className="mt-3 list-decimal pl-5">
        {method.criteria.map((each) => (
          <li key={each.code} className="py-2">
            {localized(each.words)}
          </li>
        ))}
      </ol>
    </section>
  );
}
