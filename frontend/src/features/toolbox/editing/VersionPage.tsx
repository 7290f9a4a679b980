import '../toolbox.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { listToolboxVersionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createToolboxItem, readToolboxVersion, updateToolboxVersion } from '@/api/sdk.gen.ts';
import type { ToolboxVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { isOpen, useVersionEditing } from '@/ui/editing/useVersionEditing.ts';
import { VersionForm } from '@/ui/editing/VersionForm.tsx';
import { VersionLoader } from '@/ui/editing/VersionLoader.tsx';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { Markdown } from '@/ui/Markdown.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { STATUS_WORDS } from '../words.ts';
import { AttachmentsPanel } from './AttachmentsPanel.tsx';
import { ConfirmPanel } from './ConfirmPanel.tsx';
import { StatisticsPanel } from './StatisticsPanel.tsx';
import { StatusActs } from './StatusActs.tsx';
import { VersionFields } from './VersionFields.tsx';
import { type VersionValues, valuesOf, wishOf } from './versionValues.ts';

const keyOf = (versionId: string) => ['toolbox-version', versionId] as const;

/** One version: written or read, with a preview, and its next step. */
export function VersionPage({ base, versionId }: { base: string; versionId: string }) {
  return (
    <VersionLoader
      queryKey={keyOf(versionId)}
      read={async () => versioned(await readToolboxVersion({ path: { versionId }, throwOnError: true }))}
    >
      {(read, startAnew) => <Editor base={base} read={read} onStartAnew={startAnew} />}
    </VersionLoader>
  );
}

/** A new item, as a draft of the own organisation. */
export function NewVersionPage({ base }: { base: string }) {
  return <Editor base={base} read={null} onStartAnew={() => {}} />;
}

interface EditorProps {
  base: string;
  read: Versioned<ToolboxVersionRead> | null;
  /** Leave what was typed for what is there now. */
  onStartAnew: () => void;
}

function Editor({ base, read, onStartAnew }: EditorProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const editing = useVersionEditing({ base, keyOf, listKey: listToolboxVersionsQueryKey(), onStartAnew });
  const form = useForm<VersionValues>({ defaultValues: valuesOf(read?.data ?? null) });
  const version = read?.data ?? null;
  const open = isOpen(version);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={version ? localized(version.title) : t`Schrijf een instrument`}
        crumbs={[{ label: t`Instrumenten`, to: base }, { label: version ? version.slug : t`Nieuw` }]}
        meta={
          version && (
            <>
              <span>{t`Versie ${version.number}`}</span>
              <span>{i18n._(STATUS_WORDS[version.status])}</span>
              <span>{version.owner}</span>
              {version.origin && (
                <span>{t`Overgenomen van ${version.origin.branch}, versie ${version.origin.number}`}</span>
              )}
              {version.isOutdated && (
                <Pill tone="warn" mark="warn">
                  <Trans>Verouderd</Trans>
                </Pill>
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
      {read && <StatusActs read={read} onChanged={(versionId) => editing.moved(versionId, read.data.id)} />}
      <div className="grid gap-12 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <div className="grid content-start gap-12">
          <VersionForm
            form={form}
            read={read}
            editing={editing}
            update={(values, { data, etag }) =>
              updateToolboxVersion({
                path: { versionId: data.id },
                body: wishOf(values),
                headers: ifMatch(etag),
                throwOnError: true,
              })
            }
            create={async (values, idempotencyKey) => {
              const { data } = await createToolboxItem({
                body: { ...wishOf(values), slug: values.slug },
                headers: { 'Idempotency-Key': idempotencyKey },
                throwOnError: true,
              });
              return data.id;
            }}
          >
            <VersionFields isNew={!version} />
          </VersionForm>
          {read && <ConfirmPanel read={read} onChanged={() => editing.refresh(read.data.id)} />}
          {version && (
            <AttachmentsPanel version={version} open={open} onChanged={() => editing.refresh(version.id)} />
          )}
          {version && !open && <StatisticsPanel slug={version.slug} />}
        </div>
        <Preview values={form.watch()} />
      </div>
    </div>
  );
}

function Preview({ values }: { values: VersionValues }) {
  const { t } = useLingui();
  const localized = useLocalized();
  return (
    <section className="panel min-w-0 self-start" aria-label={t`Voorbeeld`}>
      <p className="kicker">
        <Trans>Zo komt het in de toolbox</Trans>
      </p>
      <h2 className="mt-2 text-2xl">{localized(values.title) || t`Titel`}</h2>
      <p className="lead mt-2 mb-6">{localized(values.summary)}</p>
      <Markdown text={localized(values.body)} className="tool-body" />
      {localized(values.worksheet) && (
        <div className="mt-8">
          <h3 className="mb-3 text-xl">
            <Trans>Werkblad</Trans>
          </h3>
          <Markdown text={localized(values.worksheet)} />
        </div>
      )}
    </section>
  );
}
