import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import type { PanelRead, Transform } from '@/api/types.gen.ts';
import {
  Checkbox,
  CheckboxGroup,
  Form,
  RadioGroup,
  Select,
  SubmitButton,
  TextField,
} from '@/ui/form/index.ts';
import { TRANSFORM_WORDS } from './studyWords.ts';
import type { Files } from './UploadStudy.tsx';
import { useCompute } from './useCompute.ts';

interface Wish {
  outcome: string | null;
  transform: Transform | null;
  adjust: string[];
  winsorise: boolean;
  title: string;
}

/** What to compute over a panel that was understood. */
export function StudyForm({ panel, files }: { panel: PanelRead; files: Files }) {
  const { t, i18n } = useLingui();
  const compute = useCompute();
  const outcomes = panel.indicators.map((each) => ({ value: each.indicator, label: each.indicator }));
  const form = useForm<Wish>({
    defaultValues: {
      outcome: outcomes.length === 1 ? (outcomes[0]?.value ?? null) : null,
      transform: null,
      adjust: [],
      winsorise: false,
      title: '',
    },
  });
  return (
    <Form
      form={form}
      onSubmit={async (wish, { idempotencyKey }) => {
        if (!wish.outcome || !wish.transform) return;
        await compute(
          {
            ...files,
            outcome: wish.outcome,
            transform: wish.transform,
            ...(wish.adjust.length > 0 && { adjust: wish.adjust }),
            winsorise: wish.winsorise,
            ...(wish.title.trim() && { title: wish.title.trim() }),
          },
          idempotencyKey,
        );
      }}
    >
      <Select name="outcome" label={t`Uitkomst`} options={outcomes} />
      <RadioGroup
        name="transform"
        label={t`Schaal`}
        options={Object.entries(TRANSFORM_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
      />
      {panel.attributes.length > 0 && (
        <CheckboxGroup
          name="adjust"
          label={t`Corrigeer voor`}
          optional
          description={t`Het niveau voor de start telt altijd mee.`}
          options={panel.attributes.map((each) => ({ value: each, label: each }))}
        />
      )}
      <Checkbox
        name="winsorise"
        label={t`Begrens uitschieters`}
        description={t`De uiterste 1 % aan beide kanten, per moment.`}
      />
      <TextField name="title" label={t`Naam van het onderzoek`} optional />
      <div>
        <SubmitButton>
          <Trans>Reken door</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}
