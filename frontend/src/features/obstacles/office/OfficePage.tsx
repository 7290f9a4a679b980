import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listObstacleFilesOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readObstaclesReport } from '@/api/sdk.gen.ts';
import type { ObstacleFileRead } from '@/api/types.gen.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useSession } from '@/lib/session.ts';
import { useAct } from '@/lib/useAct.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Button } from '@/ui/Button.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { PdfButton } from '@/ui/PdfButton.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { EmptyState, Forbidden, Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { Obstacle } from '../Obstacle.tsx';
import { AnswerDialog, GroupDialog, MergeDialog, PassOnDialog } from './MoveDialogs.tsx';
import { ObstacleDialog } from './ObstacleDialog.tsx';
import { Reports } from './Reports.tsx';

/** An act that is open, on which obstacle and with which reports. */
type Doing =
  | { act: 'create' | 'group'; reportIds: readonly string[] }
  | { act: 'edit' | 'pass_on' | 'answer' | 'merge'; obstacle: ObstacleFileRead }
  | { act: 'split'; obstacle: ObstacleFileRead; reportIds: readonly string[] };

const MOST = 100;

/** Where the programme office brings reports together, passes them on and answers. */
export function OfficePage() {
  const { t } = useLingui();
  const { session, may } = useSession();
  const files = useQuery(listObstacleFilesOptions({ query: { pageSize: MOST } }));
  const [doing, setDoing] = useState<Doing | null>(null);
  if (!may('obstacles:handle')) return <Forbidden actingFor={session.organisation?.name} />;
  const close = () => setDoing(null);
  const obstacles = files.data?.items ?? [];
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Meldingen over regels`}
        documentTitle={t`Belemmeringen`}
        lead={
          <Trans>
            Breng meldingen bij elkaar onder een belemmering, in eigen woorden. Alleen hier staat wie iets
            meldde. Iedereen leest wat u openbaar maakt bij{' '}
            <AppLink to="/belemmeringen">Belemmeringen</AppLink>.
          </Trans>
        }
        actions={<Downloads />}
      />
      <h2>
        <Trans>Nieuwe meldingen</Trans>
      </h2>
      <Reports
        query={{ status: 'new' }}
        empty={<Trans>Er wacht geen melding.</Trans>}
        acts={(chosen, clear) => (
          <>
            <Button
              disabled={chosen.length === 0}
              onClick={() => {
                setDoing({ act: 'create', reportIds: chosen });
                clear();
              }}
            >
              <Trans>Maak er een belemmering van</Trans>
            </Button>
            <Button
              kind="secondary"
              disabled={chosen.length === 0 || obstacles.length === 0}
              onClick={() => {
                setDoing({ act: 'group', reportIds: chosen });
                clear();
              }}
            >
              <Trans>Leg onder een belemmering</Trans>
            </Button>
          </>
        )}
      />
      <h2 className="mt-(--section)">
        <Trans>Belemmeringen</Trans>
      </h2>
      <Loaded
        query={files}
        skeleton={<ListSkeleton />}
        errorTitle={<Trans>De belemmeringen kwamen niet door</Trans>}
      >
        {(found) =>
          found.total === 0 ? (
            <EmptyState title={<Trans>Er is nog geen belemmering</Trans>}>
              <p>
                <Trans>Kies hierboven een of meer meldingen en maak er een belemmering van.</Trans>
              </p>
            </EmptyState>
          ) : (
            <ul className="hairlines">
              {found.items.map((obstacle) => (
                <li key={obstacle.id} className="py-8">
                  <Obstacle obstacle={obstacle}>
                    <Acts obstacle={obstacle} canMerge={found.items.length > 1} onAct={setDoing} />
                  </Obstacle>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {doing?.act === 'create' && <ObstacleDialog act="create" reportIds={doing.reportIds} onClose={close} />}
      {doing?.act === 'edit' && <ObstacleDialog act="edit" obstacle={doing.obstacle} onClose={close} />}
      {doing?.act === 'split' && (
        <ObstacleDialog act="split" obstacle={doing.obstacle} reportIds={doing.reportIds} onClose={close} />
      )}
      {doing?.act === 'group' && (
        <GroupDialog reportIds={doing.reportIds} obstacles={obstacles} onClose={close} />
      )}
      {doing?.act === 'merge' && (
        <MergeDialog obstacle={doing.obstacle} obstacles={obstacles} onClose={close} />
      )}
      {doing?.act === 'pass_on' && <PassOnDialog obstacle={doing.obstacle} onClose={close} />}
      {doing?.act === 'answer' && <AnswerDialog obstacle={doing.obstacle} onClose={close} />}
    </div>
  );
}

interface ActsProps {
  obstacle: ObstacleFileRead;
  canMerge: boolean;
  onAct: (doing: Doing) => void;
}

function Acts({ obstacle, canMerge, onAct }: ActsProps) {
  const [open, setOpen] = useState(false);
  const count = obstacle.reports;
  return (
    <>
      <p className="quiet text-sm">
        {obstacle.isPublic ? <Trans>Openbaar</Trans> : <Trans>Nog niet openbaar</Trans>}
      </p>
      <div className="flex flex-wrap gap-3">
        {obstacle.allowedStatuses.includes('passed_on') && (
          <Button small onClick={() => onAct({ act: 'pass_on', obstacle })}>
            <Trans>Geef door</Trans>
          </Button>
        )}
        {obstacle.allowedStatuses.includes('answered') && (
          <Button small onClick={() => onAct({ act: 'answer', obstacle })}>
            <Trans>Geef antwoord</Trans>
          </Button>
        )}
        <Button small kind="secondary" onClick={() => onAct({ act: 'edit', obstacle })}>
          <Trans>Bewerk</Trans>
        </Button>
        {canMerge && (
          <Button small kind="secondary" onClick={() => onAct({ act: 'merge', obstacle })}>
            <Trans>Voeg samen</Trans>
          </Button>
        )}
        <Button small kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Trans>Meldingen ({count})</Trans>
        </Button>
      </div>
      {open && (
        <Reports
          query={{ obstacleId: obstacle.id }}
          empty={<Trans>Er ligt geen melding onder.</Trans>}
          acts={(chosen, clear) => (
            <Button
              small
              kind="secondary"
              disabled={chosen.length === 0}
              onClick={() => {
                onAct({ act: 'split', obstacle, reportIds: chosen });
                clear();
              }}
            >
              <Trans>Splits af</Trans>
            </Button>
          )}
        />
      )}
    </>
  );
}

/** The report to policy: who reported what is not in it. */
function Downloads() {
  const { t, i18n } = useLingui();
  const { busy, fault, run } = useAct();
  const language = i18n.locale === 'en' ? 'en' : 'nl';
  const csv = () =>
    run(async () => {
      const { data } = await readObstaclesReport({ query: { format: 'csv', language }, throwOnError: true });
      saveAs(data as Blob, t`belemmeringen.csv`);
      toast(t`Het bestand staat bij uw downloads.`);
    });
  return (
    <>
      <PdfButton
        kind="secondary"
        name={t`belemmeringen`}
        make={async (speak) =>
          (await readObstaclesReport({ query: { language: speak }, throwOnError: true })).data
        }
      >
        <Trans>Rapport voor beleid (PDF)</Trans>
      </PdfButton>
      <Button kind="secondary" busy={busy} onClick={() => void csv()}>
        <Trans>Rapport als CSV</Trans>
      </Button>
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
    </>
  );
}
