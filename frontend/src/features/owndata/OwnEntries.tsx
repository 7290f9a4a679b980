import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { listOwnAuditEntriesOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { OwnEntryRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Pagination } from '@/ui/Pagination.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { wordsFor } from './actWords.ts';

/** What I did, and what others did to my account, newest first. */
export function OwnEntries({ accountId }: { accountId: string }) {
  const { t } = useLingui();
  const { page = 1 } = useSearch({ from: '/account_/gegevens' });
  const entries = useQuery(
    listOwnAuditEntriesOptions({ path: { accountId }, query: { page, pageSize: 10 } }),
  );
  return (
    <section aria-labelledby="gebeurd">
      <h2 id="gebeurd" className="mb-3 text-xl">
        <Trans>Wat er met uw account gebeurde</Trans>
      </h2>
      <p className="soft mb-4 max-w-prose">
        <Trans>Wat u zelf deed, en wat anderen met uw account deden.</Trans>
      </p>
      <Loaded
        query={entries}
        skeleton={<ListSkeleton rows={4} />}
        errorTitle={<Trans>De lijst kwam niet door</Trans>}
      >
        {(found) =>
          found.items.length === 0 ? (
            <p className="soft">
              <Trans>Er is nog niets vastgelegd.</Trans>
            </p>
          ) : (
            <>
              <ol className="hairlines mb-4" aria-label={t`Wat er met uw account gebeurde`}>
                {found.items.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </ol>
              <Pagination {...found} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}

function Entry({ entry }: { entry: OwnEntryRead }) {
  const { t, i18n } = useLingui();
  const { moment } = useFormats();
  const actor = entry.byMe ? t`U` : (entry.actor ?? t`Slimmer Werken`);
  return (
    <li className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[13rem_minmax(0,1fr)]">
      <time className="quiet text-sm" dateTime={entry.occurredAt}>
        {moment(entry.occurredAt)}
      </time>
      <p>
        <strong className="block">{i18n._(wordsFor(entry.act))}</strong>
        <span className="quiet text-sm">
          {entry.actingOrganisation ? (
            <Trans>
              {actor}, namens {entry.actingOrganisation}
            </Trans>
          ) : (
            actor
          )}
        </span>
      </p>
    </li>
  );
}
