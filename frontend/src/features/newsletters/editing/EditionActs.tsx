import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createNewsletterStatusChange, createNewsletterTestMail } from '@/api/sdk.gen.ts';
import type { CreateNewsletterStatusChangeData, NewsletterEditionRead } from '@/api/types.gen.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { Act } from '@/ui/editing/VersionActs.tsx';
import { Form, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface EditionActsProps {
  read: Versioned<NewsletterEditionRead>;
  onChanged: () => void;
}

/** What can happen with a newsletter now. Whoever composed it offers it; a colleague sends it. */
export function EditionActs({ read, onChanged }: EditionActsProps) {
  const { t, i18n } = useLingui();
  const [asking, setAsking] = useState<'return' | 'send' | null>(null);
  const returning = useForm({ defaultValues: { note: '' } });
  const sending = useForm();
  const edition = read.data;
  const move = async (body: CreateNewsletterStatusChangeData['body'], said: string) => {
    await createNewsletterStatusChange({
      path: { newsletterEditionId: edition.id },
      body,
      headers: ifMatch(read.etag),
      throwOnError: true,
    });
    toast(said);
    setAsking(null);
    onChanged();
  };
  const mayMove = (to: (typeof edition.allowedStatuses)[number]) => edition.allowedStatuses.includes(to);
  return (
    <>
      {edition.status === 'in_review' && edition.writtenByYou && (
        <div className="mb-6 max-w-2xl">
          <Notice tone="info" title={<Trans>Een collega verstuurt deze nieuwsbrief</Trans>}>
            <p>
              <Trans>U stelde hem samen of bood hem aan. Een ander leest hem na en verstuurt hem.</Trans>
            </p>
          </Notice>
        </div>
      )}
      <div className="mb-10 flex flex-wrap gap-3">
        {mayMove('in_review') && (
          <Act onAct={() => move({ toStatus: 'in_review' }, t`Een collega kan hem nu nalezen.`)}>
            <Trans>Leg voor aan een collega</Trans>
          </Act>
        )}
        {mayMove('sending') && !edition.writtenByYou && (
          <Button onClick={() => setAsking('send')}>
            <Trans>Verstuur de nieuwsbrief</Trans>
          </Button>
        )}
        {mayMove('draft') && (
          <Button kind="secondary" onClick={() => setAsking('return')}>
            <Trans>Geef terug met een opmerking</Trans>
          </Button>
        )}
        <Act
          onAct={async () => {
            await createNewsletterTestMail({
              path: { newsletterEditionId: edition.id },
              body: { language: i18n.locale === 'en' ? 'en' : 'nl' },
              throwOnError: true,
            });
            toast(t`De mail is naar u onderweg.`);
          }}
        >
          <Trans>Mail hem naar mijzelf</Trans>
        </Act>
      </div>
      <Dialog open={asking === 'send'} onClose={() => setAsking(null)} title={t`Verstuur de nieuwsbrief`}>
        <Form form={sending} onSubmit={() => move({ toStatus: 'sending' }, t`De nieuwsbrief gaat eruit.`)}>
          <p>
            <Plural
              value={edition.audience}
              one="Hij gaat naar # lezer. Terughalen kan niet."
              other="Hij gaat naar # lezers. Terughalen kan niet."
            />
          </p>
          <SubmitButton>
            <Trans>Verstuur nu</Trans>
          </SubmitButton>
        </Form>
      </Dialog>
      <Dialog
        open={asking === 'return'}
        onClose={() => setAsking(null)}
        title={t`Geef terug aan de schrijver`}
      >
        <Form
          form={returning}
          onSubmit={({ note }) => move({ toStatus: 'draft', note }, t`De schrijver ziet uw opmerking.`)}
        >
          <TextArea name="note" label={t`Wat moet er anders`} rows={4} />
          <SubmitButton>
            <Trans>Geef terug</Trans>
          </SubmitButton>
        </Form>
      </Dialog>
    </>
  );
}
