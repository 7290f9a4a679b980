import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listInstrumentVersionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createInstrument, readInstrumentVersion, updateInstrumentVersion } from '@/api/sdk.gen.ts';
import type { InstrumentVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { AsOf } from '../AsOf.tsx';
import { KIND_WORDS, STATUS_WORDS } from '../words.ts';
import { StatusActs } from './StatusActs.tsx';
import { VersionFields } from './VersionFields.tsx';
import { type VersionValues, valuesOf, wishOf } from './versionValues.ts';

const keyOf = (versionId: string) => ['instrument-version', versionId] as const;

/** One version: written or read, with a preview, and its next step. */
export function VersionPage({ base, versionId }: { base: string; versionId: string }) {
  const [fetched, setFetched] = useState(0);
  const version = useQuery({
    queryKey: keyOf(versionId),
    queryFn: async () => versioned(await readInstrumentVersion({ path: { versionId }, throwOnError: true })),
  });
  return (
    <Loaded
      query={version}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Deze versie kwam niet door</Trans>}
    >
      {(read) => (
        <Editor
          key={`${versionId} ${fetched}`}
          base={base}
          read={read}
          onStartAnew={() => setFetched((times) => times + 1)}
        />
      )}
    </Loaded>
  );
}

/** A new instrument, as a draft of the own organisation. */
export function NewVersionPage({ base }: { base: string }) {
  return <Editor base={base} read={null} onStartAnew={() => {}} />;
}

interface EditorProps {
  base: string;
  read: Versioned<InstrumentVersionRead> | null;
  /** Leave what was typed for what is there now. */
  onStartAnew: () => void;
}

function Editor({ base, read, onStartAnew }: EditorProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const form = useForm<VersionValues>({ defaultValues: valuesOf(read?.data ?? null) });
  const version = read?.data ?? null;
  const open = version === null || version.status === 'draft' || version.status === 'in_review';
  const refresh = async (versionId: string) => {
    await queries.invalidateQueries({ queryKey: keyOf(versionId) });
    await queries.invalidateQueries({ queryKey: listInstrumentVersionsQueryKey() });
  };
  const openVersion = (versionId: string) => navigate({ to: `${base}/${versionId}` as never });
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={version ? localized(version.name) : t`Schrijf een regeling`}
        crumbs={[{ label: t`Regelingen`, to: base }, { label: version ? version.slug : t`Nieuw` }]}
        meta={
          version && (
            <>
              <span>{t`Versie ${version.number}`}</span>
              <span>{i18n._(STATUS_WORDS[version.status])}</span>
              <span>{version.owner ?? t`Programmabureau`}</span>
            </>
          )
        }
      />
      {version && (
        <VersionNotices
          reviewNote={version.reviewNote}
          stale={stale}
          onReload={() => void refresh(version.id).then(onStartAnew)}
        />
      )}
      {read && (
        <StatusActs
          read={read}
          onChanged={(versionId) => {
            void refresh(versionId).then(onStartAnew);
            if (versionId !== read.data.id) void openVersion(versionId);
          }}
        />
      )}
      <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        {open ? (
          <Form
            form={form}
            onProblem={(problem) => {
              if (problem.status !== 412) return false;
              setStale(true);
              return true;
            }}
            onSubmit={async (values, { idempotencyKey }) => {
              if (version && read) {
                await updateInstrumentVersion({
                  path: { versionId: version.id },
                  body: wishOf(values),
                  headers: ifMatch(read.etag),
                  throwOnError: true,
                });
                await refresh(version.id);
                toast(t`De versie is opgeslagen.`);
              } else {
                const { data } = await createInstrument({
                  body: { ...wishOf(values), slug: values.slug },
                  headers: { 'Idempotency-Key': idempotencyKey },
                  throwOnError: true,
                });
                toast(t`Het concept is bewaard.`);
                await openVersion(data.id);
              }
            }}
          >
            <VersionFields isNew={!version} />
            <SubmitButton>
              <Trans>Sla het concept op</Trans>
            </SubmitButton>
          </Form>
        ) : (
          <p className="soft">
            <Trans>Deze woorden zijn gepubliceerd en liggen vast.</Trans>
          </p>
        )}
        <Preview values={form.watch()} />
      </div>
    </div>
  );
}

/** The instrument as it will be read, in the language on screen. */
function Preview({ values }: { values: VersionValues }) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const parts = [
    [t`Iets voor u als`, values.fitsWhen],
    [t`Voor wie`, values.forWhom],
    [t`Hoeveel`, values.amount],
    [t`Wat u zelf bijdraagt`, values.ownShare],
    [t`Waar u terechtkunt`, values.where],
  ] as const;
  return (
    <section className="panel min-w-0 self-start lg:sticky lg:top-6" aria-label={t`Voorbeeld`}>
      <p className="kicker">
        <Trans>Zo komt het in de Wegwijzer</Trans>
      </p>
      <h2 className="mt-2 text-2xl">{localized(values.name) || t`Naam`}</h2>
      <p className="lead mt-2">{localized(values.what)}</p>
      <p className="meta mt-2 mb-6">
        {values.kind && <span>{i18n._(KIND_WORDS[values.kind])}</span>}
        <span>{localized(values.provider)}</span>
      </p>
      {parts.map(([title, text]) => (
        <div key={title} className="mb-5">
          <h3 className="text-lg">{title}</h3>
          <p className="soft">{localized(text)}</p>
        </div>
      ))}
      {values.asOf && <AsOf asOf={values.asOf} outdated={false} ended={values.ended} />}
      <p className="quiet mt-3 text-sm">{localized(values.source)}</p>
    </section>
  );
}
