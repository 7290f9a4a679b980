import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { listInstrumentVersionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createInstrument, readInstrumentVersion, updateInstrumentVersion } from '@/api/sdk.gen.ts';
import type { InstrumentVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { useVersionEditing } from '@/ui/editing/useVersionEditing.ts';
import { VersionForm } from '@/ui/editing/VersionForm.tsx';
import { VersionLoader } from '@/ui/editing/VersionLoader.tsx';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { AsOf } from '../AsOf.tsx';
import { KIND_WORDS, STATUS_WORDS } from '../words.ts';
import { StatusActs } from './StatusActs.tsx';
import { VersionFields } from './VersionFields.tsx';
import { type VersionValues, valuesOf, wishOf } from './versionValues.ts';

const keyOf = (versionId: string) => ['instrument-version', versionId] as const;

/** One version: written or read, with a preview, and its next step. */
export function VersionPage({ base, versionId }: { base: string; versionId: string }) {
  return (
    <VersionLoader
      queryKey={keyOf(versionId)}
      read={async () => versioned(await readInstrumentVersion({ path: { versionId }, throwOnError: true }))}
    >
      {(read, startAnew) => <Editor base={base} read={read} onStartAnew={startAnew} />}
    </VersionLoader>
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
  const editing = useVersionEditing({ base, keyOf, listKey: listInstrumentVersionsQueryKey(), onStartAnew });
  const form = useForm<VersionValues>({ defaultValues: valuesOf(read?.data ?? null) });
  const version = read?.data ?? null;
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
          stale={editing.stale}
          onReload={() => editing.reload(version.id)}
        />
      )}
      {read && <StatusActs read={read} onChanged={(versionId) => editing.moved(versionId, read.data.id)} />}
      <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <VersionForm
          form={form}
          read={read}
          editing={editing}
          update={(values, { data, etag }) =>
            updateInstrumentVersion({
              path: { versionId: data.id },
              body: wishOf(values),
              headers: ifMatch(etag),
              throwOnError: true,
            })
          }
          create={async (values, idempotencyKey) => {
            const { data } = await createInstrument({
              body: { ...wishOf(values), slug: values.slug },
              headers: { 'Idempotency-Key': idempotencyKey },
              throwOnError: true,
            });
            return data.id;
          }}
        >
          <VersionFields isNew={!version} />
        </VersionForm>
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
