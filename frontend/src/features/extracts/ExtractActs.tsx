import { Trans, useLingui } from '@lingui/react/macro';
import { FileDown } from 'lucide-react';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createResearchExtractStatusChange, readResearchExtractContent } from '@/api/sdk.gen.ts';
import type { CreateResearchExtractStatusChangeData, ResearchExtractRead } from '@/api/types.gen.ts';
import { saveAs } from '@/lib/saveAs.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface ActsProps {
  extract: ResearchExtractRead;
  etag: string | null;
  onChanged: () => Promise<void>;
}

type Move = CreateResearchExtractStatusChangeData['body']['toStatus'];

/** What one can do with an extract now: decide on it, fetch it, take it back. */
export function ExtractActs({ extract, etag, onChanged }: ActsProps) {
  const [moving, setMoving] = useState<Move | null>(null);
  const { busy, fault, run } = useAct();
  const may = (act: ResearchExtractRead['allowedActs'][number]) => extract.allowedActs.includes(act);
  if (extract.allowedActs.length === 0) return null;
  const fetchIt = () =>
    run(async () => {
      try {
        const { data } = await readResearchExtractContent({
          path: { researchExtractId: extract.id },
          parseAs: 'blob',
          throwOnError: true,
        });
        saveAs(data as Blob, 'slimmer-werken-uittreksel.zip');
      } finally {
        await onChanged();
      }
    });
  return (
    <div className="no-print grid gap-4">
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        {may('download') && (
          <Button busy={busy} onClick={() => void fetchIt()}>
            <FileDown aria-hidden="true" />
            <Trans>Haal het uittreksel op</Trans>
          </Button>
        )}
        {may('decide') && (
          <>
            <Button onClick={() => setMoving('granted')}>
              <Trans>Ken het toe</Trans>
            </Button>
            <Button kind="secondary" onClick={() => setMoving('refused')}>
              <Trans>Wijs het af</Trans>
            </Button>
          </>
        )}
        {may('withdraw') && (
          <Button kind="secondary" onClick={() => setMoving('withdrawn')}>
            <Trans>Trek het in</Trans>
          </Button>
        )}
      </div>
      {moving && (
        <MoveDialog
          move={moving}
          extract={extract}
          etag={etag}
          onChanged={onChanged}
          onClose={() => setMoving(null)}
        />
      )}
    </div>
  );
}

function MoveDialog({
  move,
  extract,
  etag,
  onChanged,
  onClose,
}: ActsProps & { move: Move; onClose: () => void }) {
  const { t } = useLingui();
  const form = useForm({ defaultValues: { reason: '' } });
  const words: Record<Move, { title: string; about: string; label: string; button: string; said: string }> = {
    granted: {
      title: t`Ken dit uittreksel toe`,
      about: t`Wij stellen het daarna samen uit bedrijven die ermee instemmen dat zij worden gevolgd. Alleen wie het vroeg, kan het ophalen.`,
      label: t`Wat de onderzoeker moet weten`,
      button: t`Ken het uittreksel toe`,
      said: t`Het uittreksel is toegekend. Wij stellen het samen.`,
    },
    refused: {
      title: t`Wijs dit uittreksel af`,
      about: t`De onderzoeker krijgt een mail en kan een nieuwe aanvraag doen.`,
      label: t`De reden`,
      button: t`Wijs het uittreksel af`,
      said: t`De aanvraag is afgewezen.`,
    },
    withdrawn: {
      title: t`Trek dit uittreksel in`,
      about: t`Het bestand wordt hier meteen gewist. Elke kopie moet worden vernietigd. Dit kan niet terug.`,
      label: t`De reden`,
      button: t`Trek het uittreksel in`,
      said: t`Het uittreksel is ingetrokken.`,
    },
  };
  const said = words[move];
  return (
    <Dialog open onClose={onClose} title={said.title}>
      <Form
        form={form}
        onSubmit={async ({ reason }, { idempotencyKey }) => {
          const written = reason.trim();
          await createResearchExtractStatusChange({
            path: { researchExtractId: extract.id },
            body:
              move === 'refused'
                ? { toStatus: move, reason: written }
                : { toStatus: move, reason: written || null },
            headers: { ...ifMatch(etag), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await onChanged();
          toast(said.said);
          onClose();
        }}
      >
        <p>{said.about}</p>
        <TextArea name="reason" label={said.label} optional={move !== 'refused'} rows={4} maxLength={2000} />
        <SubmitButton>{said.button}</SubmitButton>
      </Form>
    </Dialog>
  );
}
