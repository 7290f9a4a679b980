import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { FileDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { readStudyOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { StudyRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { Button } from '@/ui/Button.tsx';
import { EvidenceLabel, type EvidenceLevel } from '@/ui/EvidenceLabel.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { TableSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { DeleteStudy } from './DeleteStudy.tsx';
import { EffectFigure } from './EffectFigure.tsx';
import { EstimatesTable } from './EstimatesTable.tsx';
import { HowKnown } from './HowKnown.tsx';
import { estimatesAsCsv } from './release.ts';

/** One study: what came out, how far it may be believed, and every figure. */
export function StudyPage({ studyId }: { studyId: string }) {
  const study = useQuery(readStudyOptions({ path: { studyId } }));
  return (
    <div className="wrap pb-(--section)">
      <Loaded
        query={study}
        skeleton={<TableSkeleton />}
        errorTitle={<Trans>Het onderzoek kwam niet door</Trans>}
      >
        {(found) => <Shown study={found} />}
      </Loaded>
    </div>
  );
}

function Shown({ study }: { study: StudyRead }) {
  const { t } = useLingui();
  const { moment, day } = useFormats();
  const [deleting, setDeleting] = useState(false);
  const { release } = study;
  const name = study.title ?? study.outcome;
  const asOf = study.asOf ? day(study.asOf) : null;
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t`Onderzoeken`, to: '/onderzoek/onderzoeken' }, { label: name }]}
        meta={
          asOf ? (
            <Trans>
              Over bedrijven die het programma volgt, zoals bekend voor {asOf}. Doorgerekend op{' '}
              {moment(study.createdAt)}.
            </Trans>
          ) : (
            <Trans>Over uw eigen bestanden. Doorgerekend op {moment(study.createdAt)}.</Trans>
          )
        }
        actions={<Saving study={study} onDelete={() => setDeleting(true)} />}
      />
      <div className="grid gap-10">
        {release.refusal ? (
          <Notice tone="warn" title={<Trans>Hier valt geen effect te berekenen</Trans>}>
            <p>{release.refusal}</p>
          </Notice>
        ) : (
          <p>
            <EvidenceLabel level={release.evidenceLevel as EvidenceLevel} />
          </p>
        )}
        {release.warnings.length > 0 && (
          <Notice tone="warn" title={<Trans>Let op bij het lezen</Trans>}>
            <ul className="grid gap-1">
              {release.warnings.map((words, place) => (
                <li key={release.warningCodes[place]}>{words}</li>
              ))}
            </ul>
          </Notice>
        )}
        {!release.refusal && (
          <>
            <EffectFigure study={study} />
            <EstimatesTable release={release} />
          </>
        )}
        <HowKnown study={study} />
      </div>
      {deleting && <DeleteStudy study={study} onClose={() => setDeleting(false)} />}
    </>
  );
}

function Saving({ study, onDelete }: { study: StudyRead; onDelete: () => void }) {
  const json = () =>
    saveAs(
      new Blob([`${JSON.stringify(study.release, null, 2)}\n`], { type: 'application/json' }),
      `${study.outcome}.json`,
    );
  const csv = () =>
    saveAs(
      new Blob([estimatesAsCsv(study.release)], { type: 'text/csv;charset=utf-8' }),
      `${study.outcome}.csv`,
    );
  return (
    <>
      <Button kind="secondary" onClick={json}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar als JSON</Trans>
      </Button>
      <Button kind="secondary" onClick={csv}>
        <FileDown aria-hidden="true" />
        <Trans>Bewaar als CSV</Trans>
      </Button>
      <Button kind="secondary" onClick={onDelete}>
        <Trash2 aria-hidden="true" />
        <Trans>Verwijder</Trans>
      </Button>
    </>
  );
}
