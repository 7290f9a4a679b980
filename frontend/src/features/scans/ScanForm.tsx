import { Trans, useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { type UseFormReturn, useForm } from 'react-hook-form';
import type { InformedHow, ScanCreate, ScanRead } from '@/api/types.gen.ts';
import { daysAfter, todayInAmsterdam } from '@/lib/amsterdam.ts';
import type { ProblemError } from '@/lib/problem.ts';
import {
  DateField,
  Form,
  RadioGroup,
  type Submission,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import { SoonAfter } from './SoonAfter.tsx';
import { StaffFields } from './StaffFields.tsx';
import { canAgree } from './staffWords.ts';

export interface ScanWish {
  title: string;
  /** One group a line. */
  groups: string;
  closesOn: string | null;
  sharing: 'shared' | 'company';
  /** Null until it is chosen. */
  representation: NonNullable<ScanCreate['representation']> | null;
  staffKnows: 'later' | 'informed' | 'agreed' | null;
  staffInformedOn: string | null;
  staffInformedHow: InformedHow | null;
}

/** What the form begins with: the draft, or a proposal of two weeks. */
export function wishOf(scan: ScanRead | null): ScanWish {
  return {
    title: scan?.title ?? '',
    groups: scan?.groups.map((group) => group.name).join('\n') ?? '',
    closesOn: scan ? scan.closesOn : dayFromNow(14),
    sharing: !scan || scan.sharedWithEmployees ? 'shared' : 'company',
    // A draft never holds what was not recorded: that is of scans which opened before it was asked.
    representation: (scan?.representation as ScanCreate['representation']) ?? null,
    staffKnows: scan ? knows(scan) : null,
    staffInformedOn: scan?.staffInformedOn ?? null,
    staffInformedHow: scan?.staffInformedHow ?? null,
  };
}

function knows(scan: ScanRead): ScanWish['staffKnows'] {
  if (!scan.staffInformedOn) return scan.representation ? 'later' : null;
  return scan.staffAgreed ? 'agreed' : 'informed';
}

export function dayFromNow(days: number): string {
  return daysAfter(todayInAmsterdam(), days);
}

/** The wish as the API takes it. */
export function bodyOf(wish: ScanWish): ScanCreate {
  const told = wish.staffKnows === 'informed' || wish.staffKnows === 'agreed';
  return {
    title: wish.title,
    groups: wish.groups
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean),
    closesOn: wish.closesOn,
    representation: wish.representation,
    staffInformedOn: told ? wish.staffInformedOn : null,
    staffInformedHow: told ? wish.staffInformedHow : null,
    staffAgreed: wish.staffKnows === 'agreed' && canAgree(wish.representation),
    sharedWithEmployees: wish.sharing === 'shared',
  };
}

interface ScanFormProps {
  scan: ScanRead | null;
  onSubmit: (wish: ScanWish, submission: Submission, form: UseFormReturn<ScanWish>) => Promise<unknown>;
  onProblem?: (problem: ProblemError) => boolean;
  submit: ReactNode;
}

/** Everything one decides before people are asked. */
export function ScanForm({ scan, onSubmit, onProblem, submit }: ScanFormProps) {
  const { t } = useLingui();
  const form = useForm<ScanWish>({ defaultValues: wishOf(scan) });
  return (
    <Form
      form={form}
      onSubmit={(wish, submission) => onSubmit(wish, submission, form)}
      {...(onProblem ? { onProblem } : {})}
    >
      <SoonAfter />
      <h2 className="text-xl">
        <Trans>Wie doet er mee</Trans>
      </h2>
      <TextField
        name="title"
        label={t`Naam van de scan`}
        description={t`Uw medewerkers zien deze naam. Bijvoorbeeld: Scan met het hele bedrijf.`}
        maxLength={200}
        autoComplete="off"
      />
      <TextArea
        name="groups"
        label={t`Afdelingen of ploegen`}
        description={t`Eén per regel. Medewerkers kiezen zelf of zij hun groep noemen. Wij tonen groepen als meer dan twintig mensen antwoorden, en een groep vanaf vijf.`}
        optional
        rows={4}
      />
      <DateField
        name="closesOn"
        label={t`Laatste dag om te antwoorden`}
        description={t`Twee weken is meestal genoeg. Verlengen kan, zolang er niets is gepubliceerd.`}
        min={dayFromNow(0)}
      />
      <h2 className="mt-4 text-xl">
        <Trans>Wie ziet de uitkomst</Trans>
      </h2>
      <RadioGroup
        name="sharing"
        label={t`Lezen uw medewerkers de uitkomst ook?`}
        description={t`Medewerkers lezen dit voordat zij beginnen. Een belofte neemt u niet terug; later alsnog delen kan wel.`}
        options={[
          {
            value: 'shared',
            label: t`Ja, iedereen die meedoet`,
            description: t`Met de ontvangstcode die zij aan het einde krijgen, zonder account.`,
          },
          {
            value: 'company',
            label: t`Nee, alleen leiding en personeelsvertegenwoordiging`,
            description: t`De personeelsvertegenwoordiging leest een gepubliceerde uitkomst altijd.`,
          },
        ]}
      />
      <StaffFields />
      <div>
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </Form>
  );
}
