import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import type { GroupAdmission, GroupRead, GroupWrite, Theme } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import {
  Checkbox,
  Form,
  RadioGroup,
  Select,
  type Submission,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';

interface Values {
  title: { nl: string; en: string };
  description: { nl: string; en: string };
  section: string | null;
  province: string | null;
  theme: Theme | null;
  admission: GroupAdmission | null;
  isArchived: boolean;
}

interface GroupFormProps {
  group: GroupRead | null;
  onSubmit: (wish: GroupWrite, submission: Submission) => Promise<void>;
}

/** A group as its owner writes it. */
export function GroupForm({ group, onSubmit }: GroupFormProps) {
  const { t } = useLingui();
  const localized = useLocalized();
  const sectors = useSectors();
  const provinces = useProvinces();
  const themes = useThemes();
  const form = useForm<Values>({
    defaultValues: {
      title: group?.title ?? { nl: '', en: '' },
      description: group?.description ?? { nl: '', en: '' },
      section: group?.section ?? null,
      province: group?.province ?? null,
      theme: (group?.theme as Theme | null | undefined) ?? null,
      admission: group?.admission ?? 'open',
      isArchived: group?.isArchived ?? false,
    },
  });
  return (
    <Form
      form={form}
      onSubmit={({ admission, ...wish }, submission) =>
        onSubmit({ ...wish, admission: admission ?? 'open' } as GroupWrite, submission)
      }
    >
      <TextField name="title.nl" label={t`Naam van de groep`} maxLength={80} />
      <TextField name="title.en" label={t`Naam in het Engels`} maxLength={80} />
      <TextArea name="description.nl" label={t`Voor wie en waarover?`} rows={4} maxLength={10000} />
      <TextArea name="description.en" label={t`Hetzelfde in het Engels`} rows={4} maxLength={10000} />
      <Select name="section" label={t`Sector`} optional options={sectors} />
      <Select name="province" label={t`Provincie`} optional options={provinces} />
      <Select
        name="theme"
        label={t`Thema`}
        optional
        options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
      />
      <RadioGroup
        name="admission"
        label={t`Hoe wordt iemand lid?`}
        options={[
          { value: 'open', label: t`Meteen, de groep is open` },
          { value: 'request', label: t`Op verzoek, u beslist` },
        ]}
      />
      {group && <Checkbox name="isArchived" label={t`Sluit de groep af: er komt niets meer bij`} />}
      <SubmitButton>{group ? <Trans>Bewaar de groep</Trans> : <Trans>Maak de groep</Trans>}</SubmitButton>
    </Form>
  );
}
