import { Trans, useLingui } from '@lingui/react/macro';
import type { Query, UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import type { DataExportList, ProblemDocument } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

const LOOK_AGAIN = 3_000;

/** How long until the list is read again: only while a download is being made. */
export function whileBeingMade(query: Pick<Query<DataExportList, ProblemDocument>, 'state'>): number | false {
  const made = query.state.data?.items.some((item) => item.status === 'queued' || item.status === 'running');
  return made ? LOOK_AGAIN : false;
}

interface DownloadsProps {
  query: UseQueryResult<DataExportList, ProblemDocument>;
  ask: () => Promise<unknown>;
}

/** Ask for a copy, see how far it is, and fetch it. */
export function Downloads({ query, ask }: DownloadsProps) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const begin = async () => {
    setBusy(true);
    setFailed(false);
    try {
      await ask();
      await query.refetch();
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="ophalen">
      <h2 id="ophalen" className="mb-3 text-xl">
        <Trans>Een kopie ophalen</Trans>
      </h2>
      <p className="soft mb-4 max-w-prose">
        <Trans>
          U krijgt een pagina om te lezen en een bestand voor computers, samen in één zip. Zodra die
          klaarstaat, krijgt u bericht. Na zeven dagen wissen wij de kopie.
        </Trans>
      </p>
      <Button kind="secondary" busy={busy} onClick={() => void begin()}>
        <Trans>Vraag een kopie</Trans>
      </Button>
      {failed && (
        <p className="field-error mt-2" role="alert">
          <Trans>Dat lukte niet. Probeer het opnieuw.</Trans>
        </p>
      )}
      <Loaded query={query} skeleton={<ListSkeleton rows={1} />}>
        {(found) => (
          <ul className="hairlines mt-6" aria-live="polite">
            {found.items.map((item) => (
              <li key={item.id} className="flex flex-wrap items-baseline gap-x-6 gap-y-2 py-3">
                <span>{moment(item.createdAt)}</span>
                {item.status === 'ready' ? (
                  <a href={`/v1/data-exports/${item.id}/content`} download>
                    <Trans>Haal de zip op</Trans>
                  </a>
                ) : (
                  <span className="quiet">
                    {item.status === 'expired'
                      ? t`Verlopen`
                      : item.status === 'failed'
                        ? t`Mislukt; vraag een nieuwe`
                        : t`Wordt gemaakt: ${item.done} van ${item.total}`}
                  </span>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </section>
  );
}
