import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listNewsletterEditionsQueryKey, listPublicationsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createNewsletterEdition, readNewsletterEdition, updateNewsletterEdition } from '@/api/sdk.gen.ts';
import type { NewsletterEditionRead, NewsletterTopic, NewsletterWords } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { CheckboxGroup, Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { STATUS_WORDS, useTopics } from '../words.ts';
import { EditionActs } from './EditionActs.tsx';

const BASE = '/programma/nieuwsbrieven';
const keyOf = (editionId: string) => ['newsletter-edition', editionId] as const;

interface EditionValues {
  subject: { nl: string; en: string };
  intro: { nl: string; en: string };
  topics: string[];
  publicationIds: string[];
}

const EMPTY = { nl: '', en: '' };

const valuesOf = (edition: NewsletterEditionRead | null): EditionValues => ({
  subject: edition?.subject ?? EMPTY,
  intro: edition?.intro ?? EMPTY,
  topics: edition?.topics ?? ['programme'],
  publicationIds: edition?.publicationIds ?? [],
});

const wishOf = (values: EditionValues): NewsletterWords => ({
  ...values,
  topics: values.topics as NewsletterTopic[],
});

/** One newsletter: composed or read, with the mail in both languages, and its next step. */
export function EditionPage({ editionId }: { editionId: string }) {
  const [fetched, setFetched] = useState(0);
  const edition = useQuery({
    queryKey: keyOf(editionId),
    queryFn: async () =>
      versioned(
        await readNewsletterEdition({ path: { newsletterEditionId: editionId }, throwOnError: true }),
      ),
  });
  return (
    <Loaded
      query={edition}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Deze nieuwsbrief kwam niet door</Trans>}
    >
      {(read) => <Editor key={fetched} read={read} onStartAnew={() => setFetched((times) => times + 1)} />}
    </Loaded>
  );
}

/** A new newsletter, as a draft. */
export function NewEditionPage() {
  return <Editor read={null} onStartAnew={() => {}} />;
}

interface EditorProps {
  read: Versioned<NewsletterEditionRead> | null;
  /** Leave what was typed for what is there now. */
  onStartAnew: () => void;
}

function Editor({ read, onStartAnew }: EditorProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const { day } = useFormats();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const topics = useTopics();
  const [stale, setStale] = useState(false);
  const edition = read?.data ?? null;
  const form = useForm<EditionValues>({ defaultValues: valuesOf(edition) });
  const newest = useQuery(listPublicationsOptions({ query: { pageSize: 30 } }));
  const refresh = async (editionId: string) => {
    await queries.invalidateQueries({ queryKey: keyOf(editionId) });
    await queries.invalidateQueries({ queryKey: listNewsletterEditionsQueryKey() });
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={edition ? localized(edition.subject) : t`Stel een nieuwsbrief samen`}
        crumbs={[
          { label: t`Publicaties`, to: '/programma/publicaties' },
          { label: t`Nieuwsbrieven`, to: BASE },
          { label: edition ? localized(edition.subject) : t`Nieuw` },
        ]}
        meta={
          edition && (
            <>
              <span>{i18n._(STATUS_WORDS[edition.status])}</span>
              <span>
                {edition.sendingAt ? (
                  <Plural
                    value={edition.recipients}
                    one="verstuurd aan # lezer"
                    other="verstuurd aan # lezers"
                  />
                ) : (
                  <Plural value={edition.audience} one="gaat naar # lezer" other="gaat naar # lezers" />
                )}
              </span>
            </>
          )
        }
      />
      {read && edition && (
        <>
          <VersionNotices
            reviewNote={edition.reviewNote}
            stale={stale}
            onReload={() => void refresh(edition.id).then(onStartAnew)}
          />
          <EditionActs read={read} onChanged={() => void refresh(edition.id).then(onStartAnew)} />
        </>
      )}
      {!edition || edition.status === 'draft' ? (
        <Form
          form={form}
          className="form-grid max-w-5xl"
          onProblem={(problem) => {
            if (problem.status !== 412) return false;
            setStale(true);
            return true;
          }}
          onSubmit={async (values, { idempotencyKey }) => {
            if (read && edition) {
              await updateNewsletterEdition({
                path: { newsletterEditionId: edition.id },
                body: wishOf(values),
                headers: ifMatch(read.etag),
                throwOnError: true,
              });
              await refresh(edition.id);
              toast(t`De nieuwsbrief is opgeslagen.`);
            } else {
              const { data } = await createNewsletterEdition({
                body: wishOf(values),
                headers: { 'Idempotency-Key': idempotencyKey },
                throwOnError: true,
              });
              toast(t`Het concept is bewaard.`);
              await navigate({ to: `${BASE}/${data.id}` as never });
            }
          }}
        >
          <div className="grid gap-6 sm:grid-cols-2">
            <TextField name="subject.nl" label={t`Onderwerp, Nederlands`} maxLength={80} />
            <TextField name="subject.en" label={t`Onderwerp, Engels`} maxLength={80} />
            <TextArea name="intro.nl" label={t`Begin van de mail, Nederlands`} rows={4} maxLength={1500} />
            <TextArea name="intro.en" label={t`Begin van de mail, Engels`} rows={4} maxLength={1500} />
          </div>
          <CheckboxGroup
            name="publicationIds"
            label={t`Artikelen`}
            description={t`In de volgorde waarin u ze aanvinkt.`}
            options={(newest.data?.items ?? []).map((one) => ({
              value: one.id,
              label: `${localized(one.title)} (${day(one.publishedAt)})`,
            }))}
          />
          <CheckboxGroup name="topics" label={t`Voor wie een van deze onderwerpen volgt`} options={topics} />
          <SubmitButton>
            <Trans>Sla het concept op</Trans>
          </SubmitButton>
        </Form>
      ) : (
        <p className="soft">
          <Trans>Deze nieuwsbrief verandert niet meer, tenzij een collega hem teruggeeft.</Trans>
        </p>
      )}
      {edition && <Preview edition={edition} />}
    </div>
  );
}

/** The mail as it arrives, in both languages, as it was last saved. */
function Preview({ edition }: { edition: NewsletterEditionRead }) {
  const { t } = useLingui();
  return (
    <section className="mt-12" aria-label={t`Voorbeeld`}>
      <p className="kicker mb-4">
        <Trans>Zo komt de mail aan, zoals hij is opgeslagen</Trans>
      </p>
      <div className="grid gap-8 lg:grid-cols-2">
        {(['nl', 'en'] as const).map((language) => (
          <div key={language} className="panel min-w-0" lang={language}>
            <h2 className="text-xl">{edition.preview[language].subject}</h2>
            <p className="mt-4 whitespace-pre-line break-words">{edition.preview[language].text}</p>
          </div>
        ))}
      </div>
    </section>
  );
}
