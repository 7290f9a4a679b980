import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { listStudiesQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteStudy } from '@/api/sdk.gen.ts';
import type { StudyRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

/** Deletes a study, after a question. */
export function DeleteStudy({ study, onClose }: { study: StudyRead; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { busy, fault, run } = useAct();
  const remove = () =>
    run(async () => {
      await deleteStudy({
        path: { studyId: study.id },
        headers: ifMatch(`"${study.version}"`),
        throwOnError: true,
      });
      await queries.invalidateQueries({ queryKey: listStudiesQueryKey() });
      toast(t`Het onderzoek is verwijderd.`);
      await navigate({ to: '/onderzoek/onderzoeken', search: { page: 1 } });
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Verwijdert u dit onderzoek?`}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            <Trans>Ja, verwijder</Trans>
          </Button>
          <Button kind="secondary" onClick={onClose}>
            <Trans>Nee, bewaar het</Trans>
          </Button>
        </>
      }
    >
      {fault && (
        <Notice tone="err" live>
          <p>{fault}</p>
        </Notice>
      )}
      <p>
        <Trans>
          De uitkomst is dan weg voor uw hele organisatie. Met dezelfde bestanden rekent u haar opnieuw uit.
        </Trans>
      </p>
    </Dialog>
  );
}
