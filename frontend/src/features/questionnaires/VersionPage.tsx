import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { listQuestionnairesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { readQuestionnaireVersion, writeQuestionnaireContent } from '@/api/sdk.gen.ts';
import type { QuestionnaireContent, QuestionnaireDraftRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { problemOf } from '@/lib/problem.ts';
import { useSession } from '@/lib/session.ts';
import { ifMatch, type Versioned, versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { ComparisonTable } from './ComparisonTable.tsx';
import { DraftActs } from './DraftActs.tsx';
import { FilePanel } from './FilePanel.tsx';
import { MissingList } from './MissingList.tsx';
import { RunningScans, tellsRunning } from './RunningScans.tsx';
import { Statements } from './Statements.tsx';

const keyOf = (versionId: string) => ['questionnaire-version', versionId] as const;

/** One version of a questionnaire: to read and print, and as a draft to write and publish. */
export function VersionPage({ base, versionId }: { base: string; versionId: string }) {
  const version = useQuery({
    queryKey: keyOf(versionId),
    queryFn: async () =>
      versioned(await readQuestionnaireVersion({ path: { versionId }, throwOnError: true })),
  });
  return (
    <Loaded
      query={version}
      skeleton={<PageSkeleton />}
      errorTitle={<Trans>Deze versie kwam niet door</Trans>}
    >
      {(read) => <Version key={read.etag} base={base} read={read} />}
    </Loaded>
  );
}

function Version({ base, read }: { base: string; read: Versioned<QuestionnaireDraftRead> }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { may } = useSession();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [stale, setStale] = useState(false);
  const version = read.data;
  const open = version.status === 'draft' && version.canWrite;
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: keyOf(version.id) });
    await queries.invalidateQueries({ queryKey: listQuestionnairesQueryKey() });
  };
  const save = async (content: QuestionnaireContent) => {
    try {
      await writeQuestionnaireContent({
        path: { versionId: version.id },
        body: content,
        headers: ifMatch(read.etag),
        throwOnError: true,
      });
      await refresh();
    } catch (error) {
      if (problemOf(error)?.status === 412) setStale(true);
      throw error;
    }
  };
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={version.owner ?? t`Vragenlijst van het programma`}
        documentTitle={t`Versie ${version.number}`}
        crumbs={[{ label: t`Vragenlijsten`, to: base }, { label: t`Versie ${version.number}` }]}
        meta={
          <>
            <span>{t`Versie ${version.number}`}</span>
            <span>{version.publishedOn ? t`Gepubliceerd op ${day(version.publishedOn)}` : t`Concept`}</span>
            {version.baseNumber && <span>{t`Op versie ${version.baseNumber} van het programma`}</span>}
            {tellsRunning(version.owner, may) && (
              <span>
                <Trans>Lopende scans</Trans>: <RunningScans version={version} />
              </span>
            )}
          </>
        }
        actions={
          <Button kind="secondary" onClick={() => window.print()}>
            <Printer aria-hidden="true" />
            <Trans>Druk af</Trans>
          </Button>
        }
      />
      {stale && (
        <div className="mb-6 max-w-2xl">
          <Notice tone="err" live title={t`Iemand anders heeft dit intussen gewijzigd`}>
            <p>
              <Trans>Haal de nieuwe versie op om verder te gaan.</Trans>
            </p>
            <div>
              <Button kind="secondary" small onClick={() => void refresh()}>
                <Trans>Haal de nieuwe versie op</Trans>
              </Button>
            </div>
          </Notice>
        </div>
      )}
      {open && (
        <div className="no-print">
          <MissingList version={version} />
          <DraftActs
            read={read}
            onPublished={refresh}
            onDropped={async () => {
              await queries.invalidateQueries({ queryKey: listQuestionnairesQueryKey() });
              await navigate({ to: base as never });
            }}
          />
        </div>
      )}
      <Statements version={version} onSave={open ? save : null} />
      <FilePanel read={read} open={open} onKept={refresh} />
      {version.comparison && <ComparisonTable comparison={version.comparison} />}
    </div>
  );
}
