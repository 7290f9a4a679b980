import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { listNoticesOptions, listNoticesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { markNotice } from '@/api/sdk.gen.ts';
import type { NoticeRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';

const SHOWN = 10;

/** What happened that concerns me, newest first. */
export function Notices() {
  const query = { page: 1, pageSize: SHOWN } as const;
  const notices = useQuery(listNoticesOptions({ query }));
  return (
    <section aria-labelledby="meldingen">
      <h2 id="meldingen" className="text-xl">
        <Trans>Meldingen</Trans>
      </h2>
      <Loaded query={notices} skeleton={<ListSkeleton rows={3} />}>
        {(found) =>
          found.items.length === 0 ? (
            <p className="soft mt-2">
              <Trans>Er zijn geen meldingen. Zodra er iets is wat u moet weten, leest u het hier.</Trans>
            </p>
          ) : (
            <ul className="hairlines mt-3">
              {found.items.map((notice) => (
                <NoticeRow key={notice.id} notice={notice} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2">
        <AppLink to="/meldingen">
          <Trans>Alle meldingen</Trans>
        </AppLink>
        <AppLink to="/account/meldingen">
          <Trans>Kies hoe u bericht krijgt</Trans>
        </AppLink>
      </p>
    </section>
  );
}

function NoticeRow({ notice }: { notice: NoticeRead }) {
  const { t } = useLingui();
  const localized = useLocalized();
  const { relative } = useFormats();
  const { session } = useSession();
  const queries = useQueryClient();
  const title = localized(notice.title);
  const of = session.memberships.find((each) => each.organisationId === notice.organisationId);
  const mark = async () => {
    await markNotice({ path: { noticeId: notice.id }, body: { read: true }, throwOnError: true });
    await queries.invalidateQueries({ queryKey: listNoticesQueryKey() });
  };
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-3">
      <span className="min-w-0">
        <AppLink to={notice.link} className="font-semibold" onClick={() => void mark()}>
          {title}
        </AppLink>
        <span className="soft block text-sm">
          {relative(notice.createdAt)}
          {of && ` · ${of.organisationName}`}
        </span>
      </span>
      {notice.readAt ? (
        <Pill>
          <Trans>Gelezen</Trans>
        </Pill>
      ) : (
        <Button kind="quiet" small aria-label={t`Markeer als gelezen: ${title}`} onClick={() => void mark()}>
          <Trans>Markeer als gelezen</Trans>
        </Button>
      )}
    </li>
  );
}
