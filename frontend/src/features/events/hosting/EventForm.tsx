import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import type { EventFileRead, EventKind, EventWrite, Theme } from '@/api/types.gen.ts';
import { clockInAmsterdam, daysAfter, momentInAmsterdam, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useProvinces, useSectors, useThemes } from '@/lib/reference.ts';
import {
  CheckboxGroup,
  Form,
  MomentField,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  type Submission,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { KIND_WORDS } from '../words.ts';

interface Values {
  kind: EventKind | null;
  title: { nl: string; en: string };
  description: { nl: string; en: string };
  startsAt: string | null;
  endsAt: string | null;
  registrationClosesAt: string | null;
  venue: string;
  address: string;
  place: string;
  province: string | null;
  onlineLink: string;
  capacity: number | null;
  section: string | null;
  themes: Theme[];
  costCents: number | null;
}

interface EventFormProps {
  event: EventFileRead | null;
  submit: ReactNode;
  onSubmit: (wish: EventWrite, submission: Submission) => Promise<void>;
}

/** An event as its host writes it. */
export function EventForm({ event, submit, onSubmit }: EventFormProps) {
  const { t, i18n } = useLingui();
  const localized = useLocalized();
  const sectors = useSectors();
  const provinces = useProvinces();
  const themes = useThemes();
  const form = useForm<Values>({ defaultValues: valuesOf(event) });
  return (
    <Form form={form} onSubmit={(values, submission) => onSubmit(wishOf(values, event), submission)}>
      <RadioGroup
        name="kind"
        label={t`Soort`}
        options={Object.entries(KIND_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
      />
      <TextField name="title.nl" label={t`Titel`} maxLength={80} />
      <TextField name="title.en" label={t`Titel in het Engels`} maxLength={80} />
      <TextArea name="description.nl" label={t`Waar gaat het over?`} rows={5} maxLength={10000} />
      <TextArea name="description.en" label={t`Hetzelfde in het Engels`} rows={4} maxLength={10000} />
      <MomentField name="startsAt" label={t`Begint op`} description={t`Nederlandse tijd.`} />
      <MomentField name="endsAt" label={t`Eindigt op`} />
      <MomentField
        name="registrationClosesAt"
        label={t`Aanmelden kan tot`}
        description={t`Niet later dan het begin.`}
      />
      <NumberField name="capacity" label={t`Hoeveel mensen kunnen er komen?`} />
      <TextField name="venue" label={t`Gebouw of bedrijf`} optional maxLength={200} />
      <TextField name="address" label={t`Straat en nummer`} optional maxLength={200} />
      <TextField name="place" label={t`Plaats`} optional maxLength={200} />
      <Select name="province" label={t`Provincie`} optional options={provinces} />
      <TextField
        name="onlineLink"
        label={t`Link om online mee te doen`}
        description={t`Begint met https://. Alleen wie is aangemeld krijgt hem.`}
        optional
        maxLength={500}
      />
      <Select
        name="section"
        label={t`Sector`}
        description={t`Leeg betekent: voor alle sectoren.`}
        optional
        options={sectors}
      />
      <CheckboxGroup
        name="themes"
        label={t`Thema's`}
        optional
        options={themes.map((theme) => ({ value: theme.code, label: localized(theme.name) }))}
      />
      <MoneyField
        name="costCents"
        label={t`Wat kost het u?`}
        description={t`Alleen voor uw eigen cijfers: de kosten per deelnemer.`}
        optional
      />
      <p className="quiet text-sm">
        <Trans>Deelnemers zien kosten en concepten nooit.</Trans>
      </p>
      <SubmitButton>{submit}</SubmitButton>
    </Form>
  );
}

function valuesOf(event: EventFileRead | null): Values {
  const day = daysAfter(todayInAmsterdam(), 28);
  return {
    kind: event?.kind ?? 'meeting',
    title: event?.title ?? { nl: '', en: '' },
    description: event?.description ?? { nl: '', en: '' },
    startsAt: event ? clockInAmsterdam(event.startsAt) : `${day}T14:00`,
    endsAt: event ? clockInAmsterdam(event.endsAt) : `${day}T16:30`,
    registrationClosesAt: event ? clockInAmsterdam(event.registrationClosesAt) : `${day}T09:00`,
    venue: event?.venue ?? '',
    address: event?.address ?? '',
    place: event?.place ?? '',
    province: event?.province ?? null,
    onlineLink: event?.onlineLink ?? '',
    capacity: event?.capacity ?? 40,
    section: event?.sections[0] ?? null,
    themes: event?.themes ?? [],
    costCents: event?.costCents ?? null,
  };
}

function wishOf(values: Values, event: EventFileRead | null): EventWrite {
  const { section, venue, address, place, onlineLink } = values;
  // One sector is chosen here; further ones that came over the API stay.
  const others = event?.sections.slice(1) ?? [];
  return {
    kind: values.kind ?? 'meeting',
    title: values.title,
    description: values.description,
    startsAt: momentInAmsterdam(values.startsAt ?? '') ?? '',
    endsAt: momentInAmsterdam(values.endsAt ?? '') ?? '',
    registrationClosesAt: momentInAmsterdam(values.registrationClosesAt ?? '') ?? '',
    venue: venue.trim() || null,
    address: address.trim() || null,
    place: place.trim() || null,
    province: values.province,
    onlineLink: onlineLink.trim() || null,
    capacity: values.capacity ?? 0,
    sections: section ? [section, ...others] : [],
    themes: values.themes,
    costCents: values.costCents,
  };
}
