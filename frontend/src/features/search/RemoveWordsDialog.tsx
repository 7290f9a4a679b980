import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { listSearchSynonymSetsQueryKey } from '@/api/@tanstack/react-query.gen.ts';
import { deleteSearchSynonymSet } from '@/api/sdk.gen.ts';
import type { SynonymSetRead } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

/** Forgetting a set of words, after a question. */
export function RemoveWordsDialog({ set, onClose }: { set: SynonymSetRead; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { busy, fault, run } = useAct();
  const remove = () =>
    run(async () => {
      await deleteSearchSynonymSet({
        path: { synonymSetId: set.id },
        headers: ifMatch(`"${set.version}"`),
        throwOnError: true,
      });
      toast(t`De woorden zijn weg. Elk vindt nu alleen zichzelf.`);
      onClose();
      await queries.invalidateQueries({ queryKey: listSearchSynonymSetsQueryKey() });
    });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t`Haalt u deze woorden weg?`}
      actions={
        <>
          <Button kind="danger" busy={busy} onClick={() => void remove()}>
            <Trans>Ja, haal weg</Trans>
          </Button>
          <Button kind="secondary" onClick={onClose}>
            <Trans>Nee, laat het zo</Trans>
          </Button>
        </>
      }
    >
      {fault && <Notice tone="err" live title={fault} />}
      <p lang={set.language}>{set.words.join(', ')}</p>
    </Dialog>
  );
}
