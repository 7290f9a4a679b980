import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { confirmNewsletterSubscription } from '@/api/sdk.gen.ts';
import { AnchorButton } from '@/ui/Button.tsx';
import { Form, SubmitButton } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { useLink } from './useLink.ts';
import { WithoutLink } from './WithoutLink.tsx';

/** Confirming from one's own mailbox. A button, because programs that look at links press none. */
export function ConfirmPage() {
  const { t } = useLingui();
  const token = useLink();
  const [link, setLink] = useState<string | null>(null);
  const [broken, setBroken] = useState(false);
  const form = useForm();
  if (token === null || broken) return <WithoutLink missing={token === null} />;
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={link ? t`U krijgt de nieuwsbrief` : t`Wilt u de nieuwsbrief krijgen?`}
        documentTitle={t`Nieuwsbrief`}
        crumbs={[
          { label: t`Nieuws`, to: '/nieuws' },
          { label: t`Nieuwsbrief`, to: '/nieuwsbrief' },
        ]}
        lead={
          link
            ? t`Onderaan elke mail kunt u iets anders kiezen of u afmelden.`
            : t`Met deze knop bevestigt u dat u het zelf vroeg.`
        }
      />
      {link ? (
        <AnchorButton href={`/nieuwsbrief/voorkeuren#${link}`} kind="secondary">
          <Trans>Bekijk uw voorkeuren</Trans>
        </AnchorButton>
      ) : (
        <Form
          form={form}
          onProblem={(problem) => {
            if (problem.status !== 404) return false;
            setBroken(true);
            return true;
          }}
          onSubmit={async () => {
            const { data } = await confirmNewsletterSubscription({ body: { token }, throwOnError: true });
            setLink(data.link);
          }}
        >
          <div>
            <SubmitButton>
              <Trans>Ja, stuur mij de nieuwsbrief</Trans>
            </SubmitButton>
          </div>
        </Form>
      )}
    </div>
  );
}
