import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { listQuestionnairesOptions, listQuestionnairesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { createQuestionnaire, createQuestionnaireVersion } from '@/api/sdk.gen.ts';
import type { QuestionnaireSummary } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useSession } from '@/lib/session.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { Pill } from '@/ui/Pill.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { Table } from '@/ui/Table.tsx';
import { toast } from '@/ui/toast.ts';
import { RemarkReview } from './RemarkReview.tsx';
import { RunningScans, tellsRunning } from './RunningScans.tsx';

/** The questionnaires one may see: that of the programme, and modules of branches. */
export function QuestionnairesPage({ base }: { base: string }) {
  const { t } = useLingui();
  const { may } = useSession();
  const found = useQuery(listQuestionnairesOptions());
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Vragenlijsten`}
        lead={t`Wat gepubliceerd is verandert niet meer. Een scan die loopt, eindigt op zijn eigen versie.`}
      />
      <Loaded
        query={found}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>De vragenlijsten kwamen niet door</Trans>}
      >
        {(list) => (
          <div className="grid gap-12">
            {list.items.map((questionnaire) => (
              <Versions key={questionnaire.id} base={base} questionnaire={questionnaire} />
            ))}
            {list.canBeginModule && <BeginModule base={base} />}
          </div>
        )}
      </Loaded>
      {may('scan-remarks:review') && <RemarkReview />}
    </div>
  );
}

function Versions({ base, questionnaire }: { base: string; questionnaire: QuestionnaireSummary }) {
  const { t } = useLingui();
  const { day } = useFormats();
  const { may } = useSession();
  const title = questionnaire.owner ?? t`Vragenlijst van het programma`;
  const hasDraft = questionnaire.versions.some((version) => version.status === 'draft');
  return (
    <section className="even-columns">
      <h2 className="mb-4 text-xl">{title}</h2>
      <Table
        caption={title}
        captionHidden
        stacked
        rows={questionnaire.versions}
        rowKey={(version) => version.id}
        columns={[
          {
            key: 'number',
            header: t`Versie`,
            cell: (version) => (
              <AppLink
                to={`${base}/${version.id}`}
                className="whitespace-nowrap"
              >{t`Versie ${version.number}`}</AppLink>
            ),
          },
          {
            key: 'status',
            header: t`Stand`,
            cell: (version) =>
              version.status === 'draft' ? (
                <Pill tone="calm">{t`Concept`}</Pill>
              ) : (
                <Pill tone="ok">{t`Gepubliceerd`}</Pill>
              ),
          },
          {
            key: 'published',
            header: t`Gepubliceerd op`,
            cell: (version) => (version.publishedOn ? day(version.publishedOn) : '–'),
          },
          ...(tellsRunning(questionnaire.owner, may)
            ? [
                {
                  key: 'running',
                  header: t`Lopende scans`,
                  cell: (version: QuestionnaireSummary['versions'][number]) => (
                    <RunningScans version={version} />
                  ),
                },
              ]
            : []),
        ]}
      />
      {questionnaire.canWrite && !hasDraft && <BeginVersion base={base} questionnaireId={questionnaire.id} />}
    </section>
  );
}

function BeginVersion({ base, questionnaireId }: { base: string; questionnaireId: string }) {
  const { t } = useLingui();
  const form = useForm();
  const begun = useBegun(base);
  return (
    <Form
      form={form}
      className="mt-4 grid justify-items-start gap-2"
      onSubmit={async (_, { idempotencyKey }) => {
        const { data } = await createQuestionnaireVersion({
          body: { questionnaireId },
          headers: { 'Idempotency-Key': idempotencyKey },
          throwOnError: true,
        });
        toast(t`Versie ${data.number} is begonnen als concept.`);
        await begun(data.id);
      }}
    >
      <SubmitButton kind="secondary">
        <Trans>Begin een nieuwe versie</Trans>
      </SubmitButton>
    </Form>
  );
}

function BeginModule({ base }: { base: string }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { slug: '', name: { nl: '', en: '' } } });
  const begun = useBegun(base);
  return (
    <Panel>
      <h2 className="text-xl">
        <Trans>Begin een module van uw branche</Trans>
      </h2>
      <p className="soft mt-2 mb-4">
        <Trans>
          U voegt een eigen thema toe aan de scan van uw leden. Na publicatie staat het in elke nieuwe scan,
          na de acht thema's.
        </Trans>
      </p>
      <Form
        form={form}
        onSubmit={async (body, { idempotencyKey }) => {
          const { data } = await createQuestionnaire({
            body,
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          toast(t`Uw module is begonnen als concept.`);
          await begun(data.id);
        }}
      >
        <TextField name="name.nl" label={t`Thema in het Nederlands`} maxLength={120} />
        <TextField name="name.en" label={t`Thema in het Engels`} maxLength={120} />
        <TextField
          name="slug"
          label={t`Korte naam`}
          description={t`Kleine letters, cijfers en streepjes.`}
          maxLength={60}
        />
        <SubmitButton>
          <Trans>Begin de module</Trans>
        </SubmitButton>
      </Form>
    </Panel>
  );
}

/** After beginning: the list is read anew and the draft opens. */
function useBegun(base: string) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return async (versionId: string) => {
    await queries.invalidateQueries({ queryKey: listQuestionnairesQueryKey() });
    await navigate({ to: `${base}/${versionId}` as never });
  };
}
