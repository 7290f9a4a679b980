import './guidance.css';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useForm } from 'react-hook-form';
import { listGuidanceQuestionsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { createGuidanceRequest } from '@/api/sdk.gen.ts';
import type { GuidanceRequestReceived } from '@/api/types.gen.ts';
import { useSession } from '@/lib/session.ts';
import { LinkButton } from '@/ui/Button.tsx';
import { Form, SubmitButton, TextArea, TextField } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { stillTold } from './guidanceFacts.ts';

interface Asking {
  question: string;
  name: string;
  email: string;
}

/** A question to Syntens from whoever found nothing that fits. No account needed. */
export function AskPage() {
  const { t, i18n } = useLingui();
  const search = useSearch({ from: '/wegwijzer/vraag' });
  const questions = useQuery(listGuidanceQuestionsOptions());
  const told = stillTold(search, questions.data?.items ?? []);
  const { session } = useSession();
  const [received, setReceived] = useState<GuidanceRequestReceived | null>(null);
  const form = useForm<Asking>({ defaultValues: { question: '', name: '', email: '' } });
  const { account } = session;
  useEffect(() => {
    if (account && !form.formState.isDirty)
      form.reset({ question: '', name: account.name, email: account.email });
  }, [account, form]);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={received ? t`Uw vraag is bij ons` : t`Stel uw vraag aan Syntens`}
        crumbs={[{ label: t`Wegwijzer`, to: '/wegwijzer' }, { label: t`Stel uw vraag` }]}
        lead={
          received
            ? undefined
            : t`Vertel in uw eigen woorden wat u zoekt. Een adviseur van Syntens kijkt mee en antwoordt per mail.`
        }
      />
      {received ? (
        <div className="max-w-2xl">
          <Notice tone="ok" live title={<Trans>Wij antwoorden per mail</Trans>}>
            <p>
              <Plural
                value={received.answerWithinDays}
                one="Binnen # werkdag krijgt u antwoord. Het kost niets."
                other="Binnen # werkdagen krijgt u antwoord. Het kost niets."
              />
            </p>
            <div className="flex flex-wrap gap-3">
              <LinkButton to="/wegwijzer" search={{ ...told, stap: 'route' }} kind="secondary" small>
                <Trans>Terug naar uw route</Trans>
              </LinkButton>
            </div>
          </Notice>
        </div>
      ) : (
        <Form
          form={form}
          className="max-w-2xl"
          onSubmit={async (values) => {
            const { data } = await createGuidanceRequest({
              body: { ...values, language: i18n.locale === 'en' ? 'en' : 'nl', facts: told },
              throwOnError: true,
            });
            setReceived(data);
          }}
        >
          <TextArea
            name="question"
            label={t`Uw vraag`}
            description={t`Wat wilt u bereiken, en waar loopt u tegenaan?`}
            rows={6}
            maxLength={2000}
          />
          <TextField name="name" label={t`Uw naam`} autoComplete="name" maxLength={200} />
          <TextField name="email" type="email" label={t`E-mailadres`} autoComplete="email" />
          <p className="soft text-sm">
            <Trans>
              Alleen Syntens leest dit, met de antwoorden die u in de Wegwijzer gaf. Negentig dagen na ons
              antwoord wissen wij het.
            </Trans>
          </p>
          <SubmitButton>
            <Trans>Verstuur de vraag</Trans>
          </SubmitButton>
        </Form>
      )}
    </div>
  );
}
