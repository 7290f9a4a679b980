import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { daysAfter, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { DateField, RadioGroup } from '@/ui/form/index.ts';
import type { ScanWish } from './ScanForm.tsx';
import { canAgree } from './staffWords.ts';

/** Who speaks for the staff, and when and how they were told: needed before the scan opens. */
export function StaffFields() {
  const { t } = useLingui();
  const { watch, setValue } = useFormContext<ScanWish>();
  const { representation, staffKnows } = watch();
  const elected = canAgree(representation);
  useEffect(() => {
    if (staffKnows === 'agreed' && !elected) setValue('staffKnows', 'informed');
  }, [staffKnows, elected, setValue]);
  const question = {
    works_council: t`Weet de ondernemingsraad van deze scan?`,
    staff_representation: t`Weet de personeelsvertegenwoordiging van deze scan?`,
    staff_meeting: t`Weet het personeel van deze scan?`,
    none: t`Weten alle medewerkers van deze scan?`,
  };
  return (
    <>
      <h2 className="mt-4 text-xl">
        <Trans>Wie spreekt voor het personeel</Trans>
      </h2>
      <RadioGroup
        name="representation"
        label={t`Hoe is het personeel vertegenwoordigd?`}
        description={t`Volgens de Wet op de ondernemingsraden. Medewerkers lezen uw antwoord voordat zij beginnen.`}
        options={[
          {
            value: 'works_council',
            label: t`Met een ondernemingsraad`,
            description: t`Verplicht vanaf 50 mensen.`,
          },
          {
            value: 'staff_representation',
            label: t`Met een personeelsvertegenwoordiging (PVT)`,
            description: t`Gekozen collega's, in een bedrijf met minder dan 50 mensen.`,
          },
          {
            value: 'staff_meeting',
            label: t`Met een personeelsvergadering`,
            description: t`Van 10 tot 50 mensen, als er geen ondernemingsraad of PVT is: minstens twee keer per jaar.`,
          },
          {
            value: 'none',
            label: t`Geen van deze`,
            description: t`Dan vertelt u het zelf aan iedereen die er werkt.`,
          },
        ]}
      />
      {representation && (
        <RadioGroup
          name="staffKnows"
          label={question[representation]}
          description={t`De scan opent pas als dit is gebeurd.`}
          options={[
            { value: 'later', label: t`Nog niet`, description: t`Bewaar dan alvast wat u hebt.` },
            {
              value: 'informed',
              label: t`Ja, ingelicht`,
              description: t`Waarom u meedoet, wat u vraagt en wie de uitkomst leest.`,
            },
            ...(elected
              ? [
                  {
                    value: 'agreed',
                    label: t`Ja, en ingestemd`,
                    description: t`Dat is de beste start. Het hoeft niet.`,
                  },
                ]
              : []),
          ]}
        />
      )}
      {representation && (staffKnows === 'informed' || staffKnows === 'agreed') && (
        <>
          <DateField
            name="staffInformedOn"
            label={t`Op welke dag was dat?`}
            min={daysAfter(todayInAmsterdam(), -366)}
            max={todayInAmsterdam()}
          />
          <RadioGroup
            name="staffInformedHow"
            label={t`Hoe ging dat?`}
            options={[
              { value: 'meeting', label: t`In een overleg of vergadering` },
              { value: 'writing', label: t`Schriftelijk, op papier of per mail` },
              { value: 'conversation', label: t`In een gesprek` },
            ]}
          />
        </>
      )}
    </>
  );
}
