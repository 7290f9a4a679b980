import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listSchemesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { SchemeRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pagination } from '@/ui/Pagination.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';
import { SchemeRules } from './SchemeRules.tsx';
import './rounds.css';

/** The schemes, each in its newest edition, and the way to a new one. */
export function SchemesPage({ page }: { page: number }) {
  const { t } = useLingui();
  const mayMake = useSession().may('rounds:manage');
  const schemes = useQuery(listSchemesOptions({ query: { page } }));
  const make = mayMake && (
    <LinkButton to="/programma/regelingen/nieuw">
      <Trans>Maak een regeling</Trans>
    </LinkButton>
  );
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Regelingen`}
        lead={t`Wie een voucher kan krijgen, waarvoor en hoeveel. Elke ronde hoort bij één regeling.`}
        actions={make || undefined}
      />
      <Loaded
        query={schemes}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De regelingen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen regeling</Trans>}>
              <Trans>Maak een regeling. Daarna kunt u er een ronde voor openen.</Trans>
            </EmptyState>
          ) : (
            <div className="grid gap-6">
              <ul className="hairlines">
                {found.items.map((scheme) => (
                  <SchemeRow key={scheme.id} scheme={scheme} mayMake={mayMake} />
                ))}
              </ul>
              <Pagination {...found} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function SchemeRow({ scheme, mayMake }: { scheme: SchemeRead; mayMake: boolean }) {
  const say = useLocalized();
  const name = say(scheme.name);
  return (
    <li className="grid gap-x-12 gap-y-5 py-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div className="grid content-start gap-3">
        <h2 className="flex flex-wrap items-center gap-3 text-xl">
          {name}
          <Pill tone="calm">
            <Trans>Versie {scheme.edition}</Trans>
          </Pill>
        </h2>
        <p className="soft">{say(scheme.summary)}</p>
        {mayMake && (
          <div>
            <LinkButton kind="secondary" small to={`/programma/regelingen/nieuw?van=${scheme.id}`}>
              <Trans>Maak een nieuwe versie</Trans>
              <span className="visually-hidden">: {name}</span>
            </LinkButton>
          </div>
        )}
      </div>
      <SchemeRules scheme={scheme} />
    </li>
  );
}
