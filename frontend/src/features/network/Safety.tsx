import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { createNetworkBlock, createNetworkReport } from '@/api/sdk.gen.ts';
import type { NetworkIntroductionRead, NetworkMessageRead, ReportReason } from '@/api/types.gen.ts';
import { useAct } from '@/lib/useAct.ts';
import { Button } from '@/ui/Button.tsx';
import { Dialog } from '@/ui/Dialog.tsx';
import { CheckboxGroup, Form, RadioGroup, SubmitButton, TextArea } from '@/ui/form/index.ts';
import { useTold } from './useNetwork.ts';
import { REASON_WORDS } from './words.ts';

interface SafetyProps {
  introduction: NetworkIntroductionRead;
  /** What can be reported of the conversation. */
  messages: readonly NetworkMessageRead[];
}

/** Ending all contact, and handing to Syntens what somebody wrote. */
export function Safety({ introduction, messages }: SafetyProps) {
  const { t } = useLingui();
  const told = useTold();
  const { busy, fault, run } = useAct();
  const [reporting, setReporting] = useState(false);
  const block = async () => {
    await createNetworkBlock({ body: { introductionId: introduction.id }, throwOnError: true });
    await told(t`U vindt elkaar niet meer. De ander krijgt geen bericht.`);
  };
  return (
    <>
      {introduction.allowedActs.includes('block') && (
        <Button small kind="secondary" busy={busy} onClick={() => void run(block)}>
          <Trans>Blokkeer</Trans>
        </Button>
      )}
      {introduction.allowedActs.includes('report') && (
        <Button small kind="secondary" onClick={() => setReporting(true)}>
          <Trans>Meld aan Syntens</Trans>
        </Button>
      )}
      {fault && (
        <p className="field-error" role="status">
          {fault}
        </p>
      )}
      {reporting && (
        <ReportDialog introduction={introduction} messages={messages} onClose={() => setReporting(false)} />
      )}
    </>
  );
}

const INTRODUCTION = 'introduction';

function ReportDialog({ introduction, messages, onClose }: SafetyProps & { onClose: () => void }) {
  const { t, i18n } = useLingui();
  const told = useTold();
  const form = useForm<{ what: string[]; reason: ReportReason | null; words: string }>({
    defaultValues: { what: [], reason: null, words: '' },
  });
  const options = [
    ...(introduction.askedByMe ? [] : [{ value: INTRODUCTION, label: introduction.reason }]),
    ...messages.filter((one) => !one.isMine).map((one) => ({ value: one.id, label: one.words })),
  ];
  return (
    <Dialog open onClose={onClose} title={t`Wat is er mis?`}>
      <Form
        form={form}
        onSubmit={async ({ what, reason, words }, { idempotencyKey }) => {
          if (!reason) return;
          await createNetworkReport({
            path: { networkIntroductionId: introduction.id },
            body: {
              reason,
              words: words.trim() || null,
              messageIds: what.filter((one) => one !== INTRODUCTION),
              includesIntroduction: what.includes(INTRODUCTION),
            },
            headers: { 'Idempotency-Key': idempotencyKey },
            throwOnError: true,
          });
          await told(t`Dank u. Syntens kijkt ernaar, en u krijgt bericht.`);
          onClose();
        }}
      >
        <CheckboxGroup
          name="what"
          label={t`Wat meldt u`}
          description={t`Syntens leest alleen wat u aanvinkt, zonder namen.`}
          options={options}
        />
        <RadioGroup
          name="reason"
          label={t`Reden`}
          options={Object.entries(REASON_WORDS).map(([value, word]) => ({ value, label: i18n._(word) }))}
        />
        <TextArea
          name="words"
          label={t`Toelichting`}
          description={t`Alleen Syntens leest dit. De ander hoort niet dat u het meldde.`}
          optional
          rows={3}
          maxLength={2000}
        />
        <SubmitButton>
          <Trans>Verstuur de melding</Trans>
        </SubmitButton>
      </Form>
    </Dialog>
  );
}
