import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ConnectionError, hasStatus, problemOf } from '@/lib/problem.ts';
import { useTitle } from '@/lib/title.ts';
import { Button, LinkButton } from './Button.tsx';
import { PageHeading } from './PageHeading.tsx';
import { Pictogram } from './Pictogram.tsx';

/** Nothing here yet: what this is, and what to do. */
export function EmptyState({
  title,
  children,
  actions,
}: {
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="state">
      <Pictogram theme="apart" />
      <h2 className="text-xl">{title}</h2>
      {children && <div className="soft">{children}</div>}
      {actions && <div className="flex flex-wrap gap-3">{actions}</div>}
    </div>
  );
}

interface ErrorStateProps {
  error: unknown;
  /** What failed: "De lijst met adviseurs kwam niet door." */
  title?: ReactNode;
  /** What is kept: "Uw antwoorden staan nog op dit apparaat." */
  kept?: ReactNode;
  onRetry?: () => void;
}

/** Something failed: what, what is kept, and another try. */
export function ErrorState({ error, title, kept, onRetry }: ErrorStateProps) {
  const problem = problemOf(error);
  return (
    <div className="state" role="alert">
      <h2 className="text-xl">{title ?? problem?.title ?? <Trans>Dit lukte niet</Trans>}</h2>
      <p className="soft">
        {error instanceof ConnectionError ? (
          <Trans>Wij kregen geen antwoord. Controleer uw verbinding en probeer het opnieuw.</Trans>
        ) : problem && problem.status < 500 ? (
          problem.detail
        ) : (
          <Trans>
            Er ging iets mis bij ons. Het ligt niet aan u. Probeer het over een paar minuten opnieuw.
          </Trans>
        )}
      </p>
      {kept && <p className="soft">{kept}</p>}
      {onRetry && (
        <Button kind="secondary" onClick={onRetry}>
          <Trans>Probeer het opnieuw</Trans>
        </Button>
      )}
    </div>
  );
}

/** The page or the thing is not here, or not visible for this person. */
export function NotFound() {
  const { t } = useLingui();
  useTitle(t`Niet gevonden`);
  return (
    <div className="wrap">
      <div className="state state-page">
        <Pictogram theme="apart" />
        <PageHeading>
          <Trans>Deze pagina vinden wij niet</Trans>
        </PageHeading>
        <p className="lead">
          <Trans>
            Misschien is het adres niet helemaal goed overgenomen, of is de pagina verplaatst. Vanaf de
            voorpagina komt u overal.
          </Trans>
        </p>
        <LinkButton to="/">
          <Trans>Ga naar de voorpagina</Trans>
        </LinkButton>
      </div>
    </div>
  );
}

/** The page exists, but not for this person. */
export function Forbidden({ actingFor }: { actingFor?: string | undefined }) {
  const { t } = useLingui();
  useTitle(t`Geen toegang`);
  return (
    <div className="wrap">
      <div className="state state-page">
        <Pictogram theme="apart" />
        <PageHeading>
          <Trans>Deze pagina is niet voor uw rol</Trans>
        </PageHeading>
        <p className="lead">
          {actingFor ? (
            <Trans>
              U werkt nu voor {actingFor}. Werkt u ook voor een andere organisatie? Wissel dan rechtsboven van
              organisatie.
            </Trans>
          ) : (
            <Trans>Vraag de eigenaar van uw organisatie om u toegang te geven.</Trans>
          )}
        </p>
        <LinkButton to="/" kind="secondary">
          <Trans>Ga naar de voorpagina</Trans>
        </LinkButton>
      </div>
    </div>
  );
}

interface LoadedProps<Data> {
  query: { data: Data | undefined; error: unknown; isPending: boolean; refetch: () => unknown };
  /** A skeleton of the real layout. */
  skeleton: ReactNode;
  errorTitle?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** The states of something read from the API: skeleton, not found, forbidden, error with retry, or the thing itself. */
export function Loaded<Data>({ query, skeleton, errorTitle, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.isPending) return <div aria-busy="true">{skeleton}</div>;
  if (hasStatus(query.error, 404)) return <NotFound />;
  if (hasStatus(query.error, 403)) return <Forbidden />;
  return <ErrorState error={query.error} title={errorTitle} onRetry={() => void query.refetch()} />;
}
