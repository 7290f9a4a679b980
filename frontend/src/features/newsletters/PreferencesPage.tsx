import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { deleteNewsletterSubscription, updateNewsletterSubscription } from '@/api/sdk.gen.ts';
import type { NewsletterSubscriptionRead } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Act } from '@/ui/editing/VersionActs.tsx';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { Gone } from './Gone.tsx';
import { byLink, subscriptionQuery } from './subscriptionQuery.ts';
import { useLink } from './useLink.ts';
import { WithoutLink } from './WithoutLink.tsx';
import { valuesOf, WishFields, type WishValues, wishOf } from './wish.tsx';

/** What somebody gets, by the link in a newsletter or by their account: see, choose, stop. */
export function PreferencesPage() {
  const link = useLink();
  const { session, isPending } = useSession();
  const known = link !== null || session.authenticated;
  const found = useQuery({ ...subscriptionQuery(link), enabled: known });
  const [gone, setGone] = useState(false);
  const [fetched, setFetched] = useState(0);
  if (gone) return <Gone />;
  if (!known && !isPending) return <WithoutLink missing />;
  return (
    <Loaded
      query={found}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Uw voorkeuren kwamen niet door</Trans>}
    >
      {(read) =>
        read ? (
          <Preferences
            key={fetched}
            link={link}
            read={read}
            onGone={() => setGone(true)}
            onStartAnew={() => setFetched((times) => times + 1)}
          />
        ) : (
          <WithoutLink missing={link === null} />
        )
      }
    </Loaded>
  );
}

interface PreferencesProps {
  link: string | null;
  read: Versioned<NewsletterSubscriptionRead>;
  onGone: () => void;
  /** Leave what was chosen for what is there now. */
  onStartAnew: () => void;
}

function Preferences({ link, read, onGone, onStartAnew }: PreferencesProps) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const [stale, setStale] = useState(false);
  const form = useForm<WishValues>({ defaultValues: valuesOf(read.data, i18n.locale) });
  const refresh = () => queries.invalidateQueries({ queryKey: subscriptionQuery(link).queryKey });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Wat u van ons krijgt`}
        documentTitle={t`Voorkeuren voor de nieuwsbrief`}
        crumbs={[
          { label: t`Nieuws`, to: '/nieuws' },
          { label: t`Nieuwsbrief`, to: '/nieuwsbrief' },
          { label: t`Voorkeuren` },
        ]}
        lead={<Trans>De nieuwsbrief gaat naar {read.data.email}.</Trans>}
      />
      <VersionNotices reviewNote={null} stale={stale} onReload={() => void refresh().then(onStartAnew)} />
      <Form
        form={form}
        className="form-grid max-w-2xl"
        onProblem={(problem) => {
          if (problem.status !== 412) return false;
          setStale(true);
          return true;
        }}
        onSubmit={async (values) => {
          await updateNewsletterSubscription({
            body: wishOf(values),
            headers: { ...byLink(link), ...ifMatch(read.etag) },
            throwOnError: true,
          });
          await refresh();
          toast(t`Uw keuze is bewaard.`);
        }}
      >
        <WishFields />
        <SubmitButton>
          <Trans>Bewaar mijn keuze</Trans>
        </SubmitButton>
      </Form>
      <section className="mt-12 max-w-2xl">
        <h2 className="mb-3 text-xl">
          <Trans>Liever helemaal niets meer?</Trans>
        </h2>
        <Act
          kind="danger"
          onAct={async () => {
            await deleteNewsletterSubscription({ headers: byLink(link), throwOnError: true });
            onGone();
          }}
        >
          <Trans>Meld mij af</Trans>
        </Act>
      </section>
    </div>
  );
}
