import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { EventRegistrationRead, RegistrationWrite } from '@/api/types.gen.ts';
import { Checkbox, NumberField, TextField } from '@/ui/form/index.ts';

export interface RegistrationValues {
  name: string;
  firm: string;
  kvkNumber: string;
  people: number | null;
  mayMail: boolean;
  mayPhotograph: boolean;
  mayFollow: boolean;
}

export const emptyRegistration: RegistrationValues = {
  name: '',
  firm: '',
  kvkNumber: '',
  people: 1,
  mayMail: false,
  mayPhotograph: false,
  mayFollow: false,
};

export const valuesOf = (found: EventRegistrationRead): RegistrationValues => ({
  name: found.name,
  firm: found.firm ?? '',
  kvkNumber: found.kvkNumber ?? '',
  people: found.people,
  mayMail: found.mayMail,
  mayPhotograph: found.mayPhotograph,
  mayFollow: found.mayFollow,
});

export const wishOf = (values: RegistrationValues): RegistrationWrite => ({
  ...values,
  firm: values.firm.trim() || null,
  kvkNumber: values.kvkNumber.trim() || null,
  people: values.people ?? 1,
});

/** Who comes, and what we may do with that: each consent apart, none of them needed. */
export function RegistrationFields({ children }: { children?: ReactNode }) {
  const { t } = useLingui();
  return (
    <>
      <TextField name="name" label={t`Uw naam`} autoComplete="name" maxLength={120} />
      {children}
      <TextField name="firm" label={t`Bedrijf`} optional autoComplete="organization" maxLength={120} />
      <TextField
        name="kvkNumber"
        label={t`KVK-nummer`}
        description={t`Acht cijfers.`}
        optional
        maxLength={8}
        inputMode="numeric"
      />
      <NumberField
        name="people"
        label={t`Met hoeveel mensen komt u?`}
        description={t`U meegeteld, hoogstens drie.`}
      />
      <fieldset className="grid gap-3">
        <legend className="mb-1 font-semibold">
          <Trans>Wat mag, los van uw aanmelding</Trans>
        </legend>
        <Checkbox name="mayMail" label={t`De organisator mag mij mailen over volgende bijeenkomsten`} />
        <Checkbox name="mayPhotograph" label={t`Ik mag herkenbaar op foto's van de bijeenkomst staan`} />
        <Checkbox
          name="mayFollow"
          label={t`Het programma mag volgen wat mijn bedrijf daarna doet, zoals een scan`}
        />
      </fieldset>
    </>
  );
}
