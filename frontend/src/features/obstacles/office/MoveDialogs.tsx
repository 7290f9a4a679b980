import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createObstacleGrouping, createObstacleMerge, createObstacleStatusChange } from '@/api/sdk.gen.ts';
import type { ObstacleFileRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Form, Select, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { current, useDone } from './useObstacles.ts';

interface MoveProps {
  obstacle: ObstacleFileRead;
  onClose: () => void;
}

/** To whom it was passed on; who reported it gets a mail. */
export function PassOnDialog({ obstacle, onClose }: MoveProps) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const form = useForm({ defaultValues: { passedTo: { nl: '', en: '' } } });
  return (
    <Dialog open onClose={onClose} title={t`Doorgegeven aan`}>
      <Form
        form={form}
        onSubmit={async ({ passedTo }, { idempotencyKey }) => {
          await createObstacleStatusChange({
            path: { obstacleId: obstacle.id },
            body: { toStatus: 'passed_on', passedTo },
            headers: { ...current(obstacle), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`Vastgelegd. Wie dit meldde, krijgt een mail.`);
        }}
      >
        <TextField name="passedTo.nl" label={t`Aan wie, Nederlands`} maxLength={80} />
        <TextField name="passedTo.en" label={t`Aan wie, Engels`} maxLength={80} />
        <SubmitButton>
          <Trans>Leg vast</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

/** What was answered; who reported it gets a mail. */
export function AnswerDialog({ obstacle, onClose }: MoveProps) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const form = useForm({ defaultValues: { answer: { nl: '', en: '' } } });
  return (
    <Dialog open onClose={onClose} title={t`Het antwoord`}>
      <Form
        form={form}
        onSubmit={async ({ answer }, { idempotencyKey }) => {
          await createObstacleStatusChange({
            path: { obstacleId: obstacle.id },
            body: { toStatus: 'answered', answer },
            headers: { ...current(obstacle), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`Het antwoord staat er. Wie dit meldde, krijgt een mail.`);
        }}
      >
        <TextArea name="answer.nl" label={t`Antwoord, Nederlands`} rows={5} />
        <TextArea name="answer.en" label={t`Antwoord, Engels`} rows={5} />
        <SubmitButton>
          <Trans>Plaats het antwoord</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

interface ChooseProps {
  /** What can be chosen. */
  obstacles: readonly ObstacleFileRead[];
  onClose: () => void;
}

function useChoice(obstacles: readonly ObstacleFileRead[]) {
  const localized = useLocalized();
  const form = useForm<{ into: string | null }>({ defaultValues: { into: null } });
  const options = obstacles.map((one) => ({ value: one.id, label: localized(one.title) }));
  return { form, options, find: (id: string | null) => obstacles.find((one) => one.id === id) };
}

/** Two obstacles turn out to be one. */
export function MergeDialog({ obstacle, obstacles, onClose }: MoveProps & ChooseProps) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const { form, options, find } = useChoice(obstacles.filter((one) => one.id !== obstacle.id));
  return (
    <Dialog open onClose={onClose} title={t`Voeg samen met een andere`}>
      <Form
        form={form}
        onSubmit={async ({ into }, { idempotencyKey }) => {
          const chosen = find(into);
          if (!chosen) return;
          await createObstacleMerge({
            path: { obstacleId: obstacle.id },
            body: { intoId: chosen.id, intoVersion: chosen.version },
            headers: { ...current(obstacle), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`De belemmeringen zijn samengevoegd.`);
        }}
      >
        <p>
          <Trans>
            Alle meldingen gaan verder onder de belemmering die u kiest. Deze verdwijnt uit de lijst.
          </Trans>
        </p>
        <Select name="into" label={t`Welke blijft`} options={options} />
        <SubmitButton>
          <Trans>Voeg samen</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}

/** Reports are laid under an obstacle that is there already. */
export function GroupDialog({
  reportIds,
  obstacles,
  onClose,
}: ChooseProps & { reportIds: readonly string[] }) {
  const { t } = useLingui();
  const done = useDone(onClose);
  const { form, options, find } = useChoice(obstacles);
  return (
    <Dialog open onClose={onClose} title={t`Leg onder een belemmering`}>
      <Form
        form={form}
        onSubmit={async ({ into }, { idempotencyKey }) => {
          const chosen = find(into);
          if (!chosen) return;
          await createObstacleGrouping({
            path: { obstacleId: chosen.id },
            body: { reportIds: [...reportIds] },
            headers: { ...current(chosen), 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await done(t`De meldingen liggen onder de belemmering.`);
        }}
      >
        <Select name="into" label={t`Welke belemmering`} options={options} />
        <SubmitButton>
          <Trans>Leg hieronder</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
