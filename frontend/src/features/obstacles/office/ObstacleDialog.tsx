import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { createObstacle, createObstacleSplit, replaceObstacle } from '@/api/sdk.gen.ts';
import type { ObstacleFileRead, ObstacleWrite } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useThemes } from '@/lib/reference.ts';
import { Dialog } from '@/ui/Dialog.tsx';
import { Checkbox, CheckboxGroup, Form, Select, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { RULE_WORDS } from '../words.ts';
import { current, useDone } from './useObstacles.ts';

type Wish = Omit<ObstacleWrite, 'ruleKind'> & { ruleKind: ObstacleWrite['ruleKind'] | null };

interface ObstacleDialogProps {
  /** What is done: name a new one, change one, or split reports off one. */
  act: 'create' | 'edit' | 'split';
  obstacle?: ObstacleFileRead;
  reportIds?: readonly string[];
  onClose: () => void;
}

const EMPTY = { nl: '', en: '' };

/** What everybody reads of an obstacle, Dutch and English side by side. */
export function ObstacleDialog({ act, obstacle, reportIds = [], onClose }: ObstacleDialogProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const themes = useThemes();
  const done = useDone(onClose);
  const known = act === 'edit' ? obstacle : undefined;
  const form = useForm<Wish>({
    defaultValues: {
      title: known?.title ?? EMPTY,
      description: known?.description ?? EMPTY,
      ruleKind: known?.ruleKind ?? null,
      themes: known?.themes ?? [],
      isPublic: known?.isPublic ?? false,
    },
  });
  const titles = {
    create: t`Nieuwe belemmering`,
    edit: t`Bewerk de belemmering`,
    split: t`Splits af als eigen belemmering`,
  };
  return (
    <Dialog open onClose={onClose} title={titles[act]}>
      <Form
        form={form}
        onSubmit={async ({ ruleKind, ...words }, { idempotencyKey }) => {
          if (!ruleKind) return;
          const wish = { ...words, ruleKind };
          if (act === 'edit' && obstacle) {
            await replaceObstacle({
              path: { obstacleId: obstacle.id },
              body: wish,
              headers: current(obstacle),
              throwOnError: true,
            });
          } else if (act === 'split' && obstacle) {
            await createObstacleSplit({
              path: { obstacleId: obstacle.id },
              body: { ...wish, reportIds: [...reportIds] },
              headers: { ...current(obstacle), 'Idempotency-Key': idempotencyKey },
              throwOnError: true,
            });
          } else {
            await createObstacle({
              body: { ...wish, reportIds: [...reportIds] },
              headers: { 'Idempotency-Key': idempotencyKey },
              throwOnError: true,
            });
          }
          await done(t`De belemmering is bewaard.`);
        }}
      >
        <p className="soft">
          <Trans>Schrijf in eigen woorden. Neem niets over waaraan iemand een melder kan herkennen.</Trans>
        </p>
        <TextField name="title.nl" label={t`Titel, Nederlands`} maxLength={80} />
        <TextField name="title.en" label={t`Titel, Engels`} maxLength={80} />
        <TextArea name="description.nl" label={t`Omschrijving, Nederlands`} rows={4} />
        <TextArea name="description.en" label={t`Omschrijving, Engels`} rows={4} />
        <Select
          name="ruleKind"
          label={t`Soort regel`}
          options={Object.entries(RULE_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
        />
        <CheckboxGroup
          name="themes"
          label={t`Thema's`}
          options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
        />
        <Checkbox name="isPublic" label={t`Iedereen mag dit lezen`} />
        <SubmitButton>
          <Trans>Bewaar de belemmering</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
