import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { listPublicationVersionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createPublication, readPublicationVersion, updatePublicationVersion } from '@/api/sdk.gen.ts';
import type { PublicationKind, PublicationVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { useVersionEditing } from '@/ui/editing/useVersionEditing.ts';
import { VersionForm } from '@/ui/editing/VersionForm.tsx';
import { VersionLoader } from '@/ui/editing/VersionLoader.tsx';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { KIND_WORDS, STATUS_WORDS } from '../words.ts';
import { AddressAct } from './AddressAct.tsx';
import { StatusActs } from './StatusActs.tsx';
import { VersionFields } from './VersionFields.tsx';
import { type VersionValues, valuesOf, wishOf } from './versionValues.ts';

const keyOf = (versionId: string) => ['publication-version', versionId] as const;

/** One version: written or read, with both languages as they will be read, and its next step. */
export function VersionPage({ base, versionId }: { base: string; versionId: string }) {
  return (
    <VersionLoader
      queryKey={keyOf(versionId)}
      read={async () =>
        versioned(
          await readPublicationVersion({ path: { publicationVersionId: versionId }, throwOnError: true }),
        )
      }
    >
      {(read, startAnew) => <Editor base={base} read={read} onStartAnew={startAnew} />}
    </VersionLoader>
  );
}

/** A new article, as a draft of the own organisation. */
export function NewVersionPage({ base }: { base: string }) {
  return <Editor base={base} read={null} onStartAnew={() => {}} />;
}

interface EditorProps {
  base: string;
  read: Versioned<PublicationVersionRead> | null;
  /** Leave what was typed for what is there now. */
  onStartAnew: () => void;
}

function Editor({ base, read, onStartAnew }: EditorProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const editing = useVersionEditing({ base, keyOf, listKey: listPublicationVersionsQueryKey(), onStartAnew });
  const form = useForm<VersionValues>({ defaultValues: valuesOf(read?.data ?? null) });
  const version = read?.data ?? null;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={version ? localized(version.title) : t`Schrijf een artikel`}
        crumbs={[{ label: t`Publicaties`, to: base }, { label: version ? version.slug : t`Nieuw` }]}
        meta={
          version && (
            <>
              <span>{i18n._(KIND_WORDS[version.kind])}</span>
              <span>{t`Versie ${version.number}`}</span>
              <span>{i18n._(STATUS_WORDS[version.status])}</span>
              <span>{version.owner}</span>
              {version.status === 'published' && (
                <AppLink to={`/nieuws/${version.slug}`}>
                  <Trans>Bekijk op de site</Trans>
                </AppLink>
              )}
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
      {version?.status === 'in_review' && version.writtenByYou && (
        <div className="mb-6 max-w-2xl">
          <Notice tone="info" title={<Trans>Een ander geeft dit vrij</Trans>}>
            <p>
              <Trans>U schreef of stuurde deze versie. Een collega van het programmabureau leest mee.</Trans>
            </p>
          </Notice>
        </div>
      )}
      {read && <StatusActs read={read} onChanged={(versionId) => editing.moved(versionId, read.data.id)} />}
      {version && <AddressAct slug={version.slug} onChanged={() => editing.refresh(version.id)} />}
      <VersionForm
        form={form}
        read={read}
        editing={editing}
        className="form-grid max-w-5xl"
        update={(values, { data, etag }) =>
          updatePublicationVersion({
            path: { publicationVersionId: data.id },
            body: wishOf(values),
            headers: ifMatch(etag),
            throwOnError: true,
          })
        }
        create={async (values, idempotencyKey) => {
          const { data } = await createPublication({
            body: { ...wishOf(values), slug: values.slug, kind: values.kind as PublicationKind },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          return data.id;
        }}
      >
        <VersionFields isNew={!version} hasReaders={version?.hasReaders ?? false} />
      </VersionForm>
      <Preview values={form.watch()} />
    </div>
  );
}

/** Both languages as they will be read, side by side. */
function Preview({ values }: { values: VersionValues }) {
  const { t } = useLingui();
  return (
    <section className="mt-12" aria-label={t`Voorbeeld`}>
      <p className="kicker mb-4">
        <Trans>Zo komt het op de site</Trans>
      </p>
      <div className="grid gap-8 lg:grid-cols-2">
        {(['nl', 'en'] as const).map((language) => (
          <div key={language} className="panel min-w-0" lang={language}>
            <h2 className="text-2xl">{values.title[language] || (language === 'nl' ? t`Titel` : 'Title')}</h2>
            <p className="lead mt-2 mb-6">{values.summary[language]}</p>
            <Markdown text={values.body[language]} />
          </div>
        ))}
      </div>
    </section>
  );
}
