import { Trans, useLingui } from '@lingui/react/macro';
import { markNotice } from '@/api/sdk.gen.ts';
import type { NoticeRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { useReason } from './useReason.ts';
import { CATEGORY_WORDS } from './words.ts';

/** One thing that one is told: what, when, of which kind, and why it is you. Following it marks it as read. */
export function NoticeRow({ notice, onMarked }: { notice: NoticeRead; onMarked: () => Promise<unknown> }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { relative } = useFormats();
  const reasonOf = useReason();
  const { busy, fault, run } = useAct();
  const title = localized(notice.title);
  const unread = notice.readAt === null;
  const mark = (read: boolean) =>
    run(async () => {
      await markNotice({ path: { noticeId: notice.id }, body: { read }, throwOnError: true });
      await onMarked();
    });
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 py-4">
      <div className="grid min-w-0 gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <AppLink
            to={notice.link}
            className={unread ? 'font-semibold' : ''}
            onClick={() => unread && void mark(true)}
          >
            {title}
          </AppLink>
          {unread && (
            <Pill tone="info">
              <Trans>Nieuw</Trans>
            </Pill>
          )}
        </p>
        <p className="quiet text-sm">
          {relative(notice.createdAt)} · {i18n._(CATEGORY_WORDS[notice.category])}
        </p>
        <p className="soft text-sm">{reasonOf(notice)}</p>
        {fault && (
          <p className="field-error" role="status">
            {fault}
          </p>
        )}
      </div>
      {unread ? (
        <Button
          kind="quiet"
          small
          busy={busy}
          aria-label={t`Markeer als gelezen: ${title}`}
          onClick={() => void mark(true)}
        >
          <Trans>Markeer als gelezen</Trans>
        </Button>
      ) : (
        <Button
          kind="quiet"
          small
          busy={busy}
          aria-label={t`Markeer als ongelezen: ${title}`}
          onClick={() => void mark(false)}
        >
          <Trans>Markeer als ongelezen</Trans>
        </Button>
      )}
    </li>
  );
}
