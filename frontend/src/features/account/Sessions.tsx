import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { listSessionsOptions, listSessionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteOtherSessions, deleteOwnSession } from '@/api/sdk.gen.ts';
import type { OwnSession } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';

/** In which browsers this person is signed in, and the way out of each. */
export function Sessions() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const sessions = useQuery(listSessionsOptions());
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const end = async (act: () => Promise<unknown>) => {
    setBusy(true);
    setFault(null);
    try {
      await act();
      toast(t`Daar bent u uitgelogd.`);
    } catch (error) {
      if (!problemOf(error)?.is('session-not-found')) {
        setFault(problemOf(error)?.detail ?? t`Wij kregen geen antwoord. Probeer het opnieuw.`);
      }
    } finally {
      await queries.invalidateQueries({ queryKey: listSessionsQueryKey() });
      setBusy(false);
    }
  };
  return (
    <section aria-labelledby="waar-ingelogd">
      <h2 id="waar-ingelogd" className="text-xl">
        <Trans>Waar u bent ingelogd</Trans>
      </h2>
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <Loaded query={sessions} skeleton={<ListSkeleton rows={2} />}>
        {({ items }) => (
          <>
            <ul className="hairlines mt-3">
              {items.map((each) => (
                <SessionRow
                  key={each.id}
                  session={each}
                  busy={busy}
                  onEnd={() =>
                    end(() => deleteOwnSession({ path: { sessionId: each.id }, throwOnError: true }))
                  }
                />
              ))}
            </ul>
            {items.length > 1 && (
              <Button
                kind="secondary"
                className="mt-4"
                busy={busy}
                onClick={() => void end(() => deleteOtherSessions({ throwOnError: true }))}
              >
                <Trans>Log overal elders uit</Trans>
              </Button>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

interface SessionRowProps {
  session: OwnSession;
  busy: boolean;
  onEnd: () => Promise<void>;
}

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const { browser, system } = session;
  const device = browser && system ? t`${browser} op ${system}` : (browser ?? system ?? t`Onbekend apparaat`);
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <b className="block break-words">{device}</b>
        <span className="soft block text-sm">
          <Trans>Het laatst gebruikt: {moment(session.lastSeenAt)}</Trans>
        </span>
      </div>
      {session.isCurrent ? (
        <Pill tone="ok">
          <Trans>Dit apparaat</Trans>
        </Pill>
      ) : (
        <Button kind="quiet" busy={busy} aria-label={t`Log hier uit: ${device}`} onClick={() => void onEnd()}>
          <Trans>Log hier uit</Trans>
        </Button>
      )}
    </li>
  );
}
