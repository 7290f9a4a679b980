import '../toolbox.css';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { listToolboxVersionsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createToolboxItem, readToolboxVersion, updateToolboxVersion } from '@/api/sdk.gen.ts';
import type { ToolboxVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Markdown } from '@/ui/Markdown.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
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
  const [fetched, setFetched] = useState(0);
  const version = useQuery({
    queryKey: keyOf(versionId),
    queryFn: async () => versioned(await readToolboxVersion({ path: { versionId }, throwOnError: true })),
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
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const form = useForm<VersionValues>({ defaultValues: valuesOf(read?.data ?? null) });
  const version = read?.data ?? null;
  const open = version === null || version.status === 'draft' || version.status === 'in_review';
  const refresh = async (versionId: string) => {
    await queries.invalidateQueries({ queryKey: keyOf(versionId) });
    await queries.invalidateQueries({ queryKey: listToolboxVersionsQueryKey() });
  };
  const openVersion = (versionId: string) => navigate({ to: `${base}/${versionId}` as never });
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
        <div className="grid content-start gap-12">
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
                  await updateToolboxVersion({
                    path: { versionId: version.id },
                    body: wishOf(values),
                    headers: ifMatch(read.etag),
                    throwOnError: true,
                  });
                  await refresh(version.id);
                  toast(t`De versie is opgeslagen.`);
                } else {
                  const { data } = await createToolboxItem({
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
          {read && <ConfirmPanel read={read} onChanged={() => refresh(read.data.id)} />}
          {version && (
            <AttachmentsPanel version={version} open={open} onChanged={() => refresh(version.id)} />
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
