import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { listLocalMailsOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { LocalMailRead } from '@/api/types.gen.ts';
import { classes } from '@/lib/classes.ts';
import { useFormats } from '@/lib/format.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Loaded } from '@/ui/States.tsx';

/** The mails that a demonstration wrote, as they would have reached people. */
export function MailboxPage() {
  const { t } = useLingui();
  const { mail: chosenId } = useSearch({ from: '/postbus' });
  const mails = useQuery({ ...listLocalMailsOptions(), refetchInterval: 5_000 });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Postbus van de proefomgeving`}
        lead={t`Mails gaan hier niet echt de deur uit. U leest ze op deze pagina.`}
      />
      <Loaded
        query={mails}
        skeleton={<ListSkeleton rows={4} />}
        errorTitle={<Trans>De postbus kwam niet door</Trans>}
      >
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={<Trans>Er is nog geen mail</Trans>}>
              <Trans>Maak een account of dien een aanvraag in. De mail die daarbij hoort, komt hier.</Trans>
            </EmptyState>
          ) : (
            <div className="grid items-start gap-10 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
              <MailList mails={items} chosenId={chosenId ?? items[0]?.id} />
              <Mail mail={items.find((each) => each.id === chosenId) ?? items[0]} />
            </div>
          )
        }
      </Loaded>
    </div>
  );
}

function MailList({ mails, chosenId }: { mails: LocalMailRead[]; chosenId: string | undefined }) {
  const { t } = useLingui();
  const { moment } = useFormats();
  const navigate = useNavigate();
  return (
    <ul className="hairlines max-h-80 overflow-y-auto lg:max-h-none" aria-label={t`Mails, de nieuwste eerst`}>
      {mails.map((mail) => (
        <li key={mail.id}>
          <button
            type="button"
            aria-current={mail.id === chosenId || undefined}
            className={classes(
              'grid min-h-11 w-full cursor-pointer gap-1 px-3 py-3 text-left hover:bg-sunken',
              mail.id === chosenId && 'bg-sunken',
            )}
            onClick={() =>
              void navigate({ to: '/postbus', search: { mail: mail.id }, replace: true, resetScroll: false })
            }
          >
            <b lang={mail.language}>{mail.subject}</b>
            <span className="soft text-sm break-all">{mail.recipient}</span>
            <span className="soft text-sm">{moment(mail.sentAt)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Mail({ mail }: { mail: LocalMailRead | undefined }) {
  const { t } = useLingui();
  if (!mail) return null;
  const { recipient, subject } = mail;
  return (
    <article aria-label={subject} className="grid min-w-0 gap-4">
      <iframe
        key={mail.id}
        title={t`De mail aan ${recipient}: ${subject}`}
        src={`/v1/local-mails/${mail.id}/content`}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        className="h-[44rem] w-full rounded-lg border border-line bg-surface"
      />
      <details>
        <summary className="cursor-pointer font-semibold">
          <Trans>Dezelfde mail als gewone tekst</Trans>
        </summary>
        <pre lang={mail.language} className="mt-3 font-[inherit] whitespace-pre-wrap break-words">
          {mail.text}
        </pre>
      </details>
    </article>
  );
}
