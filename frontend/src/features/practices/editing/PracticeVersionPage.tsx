import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { updatePracticeVersion } from '@/api/sdk.gen.ts';
import type { PracticeVersionRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { VersionNotices } from '@/ui/editing/VersionNotices.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Tabs } from '@/ui/Tabs.tsx';
import { toast } from '@/ui/toast.ts';
import { BothLanguages } from './BothLanguages.tsx';
import { Comparison } from './Comparison.tsx';
import { ConsentPanel } from './ConsentPanel.tsx';
import { MeasuredFigures } from './MeasuredFigures.tsx';
import { NowNotice } from './NowNotice.tsx';
import { Preview } from './Preview.tsx';
import { useRefreshPractices, versionQuery } from './practiceQueries.ts';
import { StatusActs } from './StatusActs.tsx';
import { VersionLinks } from './VersionLinks.tsx';
import { type PracticeValues, valuesOf, wishOf } from './values.ts';
import { WordsFields } from './WordsFields.tsx';

/** One version of a story: written, seen as it will be read, compared, agreed to, and its next step. */
export function PracticeVersionPage({ base, versionId }: { base: string; versionId: string }) {
  const [fetched, setFetched] = useState(0);
  const version = useQuery(versionQuery(versionId));
  return (
    <Loaded
      query={version}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Dit verhaal kwam niet door</Trans>}
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

interface EditorProps {
  base: string;
  read: Versioned<PracticeVersionRead>;
  /** Leave what was typed for what is there now. */
  onStartAnew: () => void;
}

function Editor({ base, read, onStartAnew }: EditorProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const refresh = useRefreshPractices();
  const navigate = useNavigate();
  const { may, session } = useSession();
  const version = read.data;
  const [stale, setStale] = useState(false);
  const form = useForm<PracticeValues>({ defaultValues: valuesOf(version, version.companyId) });
  const unsaved = form.formState.isDirty;
  const open = version.status === 'draft' || version.status === 'in_review';
  const ofCompany = session.organisation?.id === version.companyId;
  const publishedId = version.versions.find((each) => each.status === 'published')?.id;
  const [tab, setTab] = useState(version.stage === 'write' || version.stage === 'mend' ? 'write' : 'preview');
  const tabs = [
    ...(open
      ? [
          {
            key: 'write',
            label: <Trans>Schrijven</Trans>,
            content: (
              <div className="grid gap-12">
                <Form
                  form={form}
                  onProblem={(problem) => {
                    if (problem.status !== 412) return false;
                    setStale(true);
                    return true;
                  }}
                  onSubmit={async (values) => {
                    await updatePracticeVersion({
                      path: { practiceVersionId: version.id },
                      body: wishOf(values),
                      headers: ifMatch(read.etag),
                      throwOnError: true,
                    });
                    await refresh();
                    form.reset(values);
                    toast(t`Het verhaal is opgeslagen.`);
                  }}
                >
                  <WordsFields version={version} />
                  <SubmitButton>
                    <Trans>Sla het verhaal op</Trans>
                  </SubmitButton>
                </Form>
                {ofCompany && may('measurements:read') && (
                  <MeasuredFigures key={version.contentHash} read={read} />
                )}
              </div>
            ),
          },
        ]
      : []),
    {
      key: 'preview',
      label: <Trans>Zo komt het op de site</Trans>,
      content: (
        <>
          {unsaved && (
            <div className="mb-8 max-w-measure">
              <Notice tone="warn" title={<Trans>Wat u typte is nog niet opgeslagen</Trans>}>
                <p>
                  <Trans>Hieronder staat het verhaal zoals het is opgeslagen.</Trans>
                </p>
              </Notice>
            </div>
          )}
          <Preview version={version} />
          <ConsentPanel version={version} unsaved={unsaved} />
        </>
      ),
    },
    { key: 'both', label: <Trans>Twee talen</Trans>, content: <BothLanguages version={version} /> },
    ...(publishedId && publishedId !== version.id
      ? [
          {
            key: 'compare',
            label: <Trans>Vergelijk met de site</Trans>,
            content: <Comparison version={version} publishedId={publishedId} />,
          },
        ]
      : []),
  ];
  const shown = tabs.some((each) => each.key === tab) ? tab : 'preview';
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={localized(version.title)}
        crumbs={[
          { label: ofCompany ? t`Uw verhalen` : t`Praktijkverhalen`, to: base },
          { label: t`Versie ${version.number}` },
        ]}
        meta={
          <>
            <span>{version.company}</span>
            <span>{version.isAnonymous ? t`Zonder naam op de site` : t`Met naam op de site`}</span>
            <VersionLinks base={base} version={version} />
          </>
        }
      />
      <VersionNotices
        reviewNote={version.stage === 'mend' ? version.reviewNote : null}
        stale={stale}
        onReload={() => void refresh().then(onStartAnew)}
      />
      <NowNotice version={version} />
      <StatusActs
        read={read}
        onChanged={(changedId) => {
          void refresh().then(onStartAnew);
          if (changedId !== version.id) void navigate({ to: `${base}/${changedId}` as never });
        }}
      />
      <Tabs label={t`Delen van het verhaal`} tabs={tabs} chosen={shown} onChoose={setTab} />
    </div>
  );
}
