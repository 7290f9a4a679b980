import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createNewsletterUnsubscription } from '@/api/sdk.gen.ts';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Gone } from './Gone.tsx';
import { useLink } from './useLink.ts';
import { WithoutLink } from './WithoutLink.tsx';

/** The way out in one click: opening the page changes nothing, the button does. */
export function UnsubscribePage() {
  const { t } = useLingui();
  const code = useLink();
  const [state, setState] = useState<'asking' | 'broken' | 'done'>(code === null ? 'broken' : 'asking');
  const form = useForm();
  if (state === 'done') return <Gone />;
  if (code === null || state === 'broken') return <WithoutLink missing={code === null} />;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Geen nieuwsbrief meer?`}
        documentTitle={t`Nieuwsbrief`}
        crumbs={[
          { label: t`Nieuws`, to: '/nieuws' },
          { label: t`Nieuwsbrief`, to: '/nieuwsbrief' },
        ]}
        lead={t`Eén klik is genoeg. U hoeft niet in te loggen.`}
      />
      <Form
        form={form}
        onProblem={(problem) => {
          if (problem.status !== 404) return false;
          setState('broken');
          return true;
        }}
        onSubmit={async () => {
          await createNewsletterUnsubscription({
            path: { unsubscribeCode: code },
            body: { 'List-Unsubscribe': 'One-Click' },
            throwOnError: true,
          });
          setState('done');
        }}
      >
        <div>
          <SubmitButton>
            <Trans>Meld mij af</Trans>
          </SubmitButton>
        </div>
      </Form>
    </div>
  );
}
