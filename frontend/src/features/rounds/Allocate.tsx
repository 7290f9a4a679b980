import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import type { AllocationPreview, RoundRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { ListSkeleton } from '@/ui/Skeleton.tsx';
import { Loaded } from '@/ui/States.tsx';
import { toast } from '@/ui/toast.ts';
import { allocationPreviewOptions, useRoundMove } from './roundQueries.ts';

interface AllocateProps {
  round: RoundRead;
  etag: string | null;
  onReload: () => void;
}

/** Ranking or drawing a closed round: first how many get money and how many wait, then the act, once. */
export function Allocate({ round, etag, onReload }: AllocateProps) {
  const [asking, setAsking] = useState(false);
  const { t } = useLingui();
  const draw = round.allocation === 'draw';
  return (
    <>
      <Button kind="primary" onClick={() => setAsking(true)}>
        {draw ? <Trans>Loot de volgorde</Trans> : <Trans>Verdeel het geld</Trans>}
      </Button>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={draw ? t`Wilt u nu loten` : t`Wilt u het geld nu verdelen`}
      >
        {asking && (
          <Question
            round={round}
            etag={etag}
            onDone={() => setAsking(false)}
            onReload={() => {
              setAsking(false);
              onReload();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function Question({ round, etag, onDone, onReload }: AllocateProps & { onDone: () => void }) {
  const preview = useQuery(allocationPreviewOptions(round.id));
  return (
    <Loaded query={preview} skeleton={<ListSkeleton />} errorTitle={<Trans>De telling kwam niet door</Trans>}>
      {(found) => <Confirm round={round} etag={etag} preview={found} onDone={onDone} onReload={onReload} />}
    </Loaded>
  );
}

interface ConfirmProps extends AllocateProps {
  preview: AllocationPreview;
  onDone: () => void;
}

function Confirm({ round, etag, preview, onDone, onReload }: ConfirmProps) {
  const { t } = useLingui();
  const { day, money, number } = useFormats();
  const move = useRoundMove(round.id, etag);
  const form = useForm();
  const [stale, setStale] = useState(false);
  const about = preview.isExact ? '' : t`ongeveer `;
  return (
    <Form
      form={form}
      onProblem={(problem) => {
        if (problem.status === 412) setStale(true);
        return problem.status === 412;
      }}
      onSubmit={async (_, { idempotencyKey }) => {
        await move({ toStatus: 'allocated' }, idempotencyKey);
        toast(round.allocation === 'draw' ? t`Er is geloot.` : t`Het geld is verdeeld.`);
        onDone();
      }}
    >
      {stale ? (
        <Notice tone="warn" live title={<Trans>Iemand anders heeft deze ronde gewijzigd</Trans>}>
          <p>
            <Trans>Er is nog niets gebeurd. Bekijk eerst de nieuwe stand.</Trans>
          </p>
          <Button kind="secondary" small onClick={onReload}>
            <Trans>Bekijk de nieuwe stand</Trans>
          </Button>
        </Notice>
      ) : (
        <>
          <p>
            {t`Van ${number(preview.applications)} aanvragen krijgen er ${about}${number(preview.places)} geld, samen ${money(preview.reservedCents)}.`}{' '}
            {preview.othersWait
              ? t`De andere ${number(preview.waiting)} komen op de wachtlijst, tot en met ${day(round.waitingListEndsOn)}.`
              : t`De andere ${number(preview.waiting)} krijgen meteen een afwijzing met uitleg, want de wachtlijst is voorbij.`}
          </p>
          <p className="soft">
            <Trans>Elke aanvrager krijgt bericht. Dit gebeurt één keer en kan niet terug.</Trans>
          </p>
          <div className="flex flex-wrap gap-3">
            <SubmitButton>
              {round.allocation === 'draw' ? (
                <Trans>Loot de volgorde</Trans>
              ) : (
                <Trans>Verdeel het geld</Trans>
              )}
            </SubmitButton>
            <Button kind="quiet" onClick={onDone}>
              <Trans>Toch niet</Trans>
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}
