import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { ProblemError } from '@/lib/problem.ts';
import {
  Checkbox,
  CheckboxGroup,
  DateField,
  Form,
  LikertScale,
  MoneyField,
  NumberField,
  RadioGroup,
  Select,
  SubmitButton,
  TextArea,
  TextField,
} from '@/ui/form/index.ts';
import type { LikertAnswer } from '@/ui/form/LikertScale.tsx';
import { SaveIndicator } from '@/ui/SaveIndicator.tsx';
import { Shelf } from './Showcase.tsx';

const SECTORS = [
  { value: 'construction', label: 'Bouw' },
  { value: 'care', label: 'Zorg' },
];

const REFUSED = {
  type: '/v1/problems/invalid-input',
  title: 'Uw invoer klopt nog niet.',
  detail: 'Uw invoer klopt nog niet.',
  errors: [
    { in: 'body', location: '#/kvkNumber', code: 'pattern', detail: 'Een KVK-nummer heeft acht cijfers.' },
    {
      in: 'body',
      location: '#/sector',
      code: 'closed',
      detail: 'De ronde staat niet open voor deze sector.',
    },
  ],
};

export function FormShowcase() {
  const [answer, setAnswer] = useState<LikertAnswer | null>(4);
  const form = useForm({
    defaultValues: {
      kvkNumber: '1234',
      question: '',
      hours: null as number | null,
      costsCents: 525000 as number | null,
      startOn: null as string | null,
      sector: 'care' as string | null,
      size: null as string | null,
      themes: [] as string[],
      declared: false,
    },
  });
  return (
    <>
      <Shelf title="Formulier: verstuur het om de fouten van de server te zien">
        <Form
          form={form}
          onSubmit={async () => {
            throw new ProblemError(REFUSED, 400);
          }}
        >
          <TextField
            name="kvkNumber"
            label="KVK-nummer"
            description="Acht cijfers, te vinden op uw uittreksel."
          />
          <TextArea name="question" label="Waar wilt u advies over" optional />
          <NumberField name="hours" label="Uren advies" after="uur" optional />
          <MoneyField name="costsCents" label="Kosten van het advies" description="Zonder btw." />
          <DateField name="startOn" label="Begindatum" optional />
          <Select name="sector" label="Sector" options={SECTORS} />
          <RadioGroup
            name="size"
            label="Hoeveel mensen werken er"
            optional
            options={[
              { value: '5-14', label: '5 tot 14' },
              { value: '15-49', label: '15 tot 49', description: 'De meeste deelnemers' },
            ]}
          />
          <CheckboxGroup name="themes" label="Thema's" options={SECTORS} optional />
          <Checkbox name="declared" label="Ik heb alle andere steun opgegeven" mustBeTicked />
          <div>
            <SubmitButton>Dien de aanvraag in</SubmitButton>
          </div>
        </Form>
      </Shelf>
      <Shelf title="Antwoordschaal">
        <LikertScale
          statement="In mijn team kunnen we elkaars werk overnemen als dat nodig is."
          value={answer}
          onChange={setAnswer}
        />
      </Shelf>
      <Shelf title="Bewaren">
        <SaveIndicator state={{ status: 'saved', at: new Date('2026-11-23T13:03:00Z') }} />
        <SaveIndicator state={{ status: 'waiting' }} />
        <SaveIndicator state={{ status: 'failed' }} />
      </Shelf>
    </>
  );
}
