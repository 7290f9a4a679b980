import { Trans, useLingui } from '@lingui/react/macro';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useForm } from 'react-hook-form';
import { checkAwardLetter } from '@/api/sdk.gen.ts';
import type { AwardLetterRead } from '@/api/types.gen.ts';
import { Form, SubmitButton, TextField } from '@/ui/form/index.ts';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { LetterOutcome } from './LetterOutcome.tsx';

/** Whoever holds an award letter sees that it is genuine: by typing its two codes, or by its QR code (`#code/code`). */
export function CheckLetterPage() {
  const { t } = useLingui();
  const hash = useLocation({ select: (location) => location.hash });
  const [code = '', letterCode = ''] = hash.split('/');
  const form = useForm({ defaultValues: { code, letterCode } });
  const [found, setFound] = useState<AwardLetterRead | null>(null);
  const button = useRef<HTMLDivElement>(null);
  // The QR code says it all: look at once, as if the button were pressed.
  useEffect(() => {
    if (code && letterCode) button.current?.querySelector('button')?.click();
  }, [code, letterCode]);
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Is deze voucher echt?`}
        lead={t`Onder aan een toekenningsbrief staan twee codes. Vul ze in en u ziet van wie de voucher is en of hij nog geldt.`}
      />
      <div className="grid items-start gap-8 lg:grid-cols-2">
        <Panel>
          <Form
            form={form}
            onSubmit={async (typed) => {
              setFound(null);
              const headers = { 'Voucher-Code': typed.code.trim(), 'Letter-Code': typed.letterCode.trim() };
              setFound((await checkAwardLetter({ headers, throwOnError: true })).data);
            }}
          >
            <TextField
              name="code"
              label={t`Kenmerk`}
              description={t`Begint met SW, zoals SW-26-K7QM-04.`}
              autoComplete="off"
              maxLength={40}
            />
            <TextField
              name="letterCode"
              label={t`Code van de brief`}
              description={t`Drie groepen van vier tekens. Hoofdletters en streepjes mag u weglaten.`}
              autoComplete="off"
              maxLength={40}
            />
            <div ref={button}>
              <SubmitButton>
                <Trans>Controleer de brief</Trans>
              </SubmitButton>
            </div>
          </Form>
        </Panel>
        {found && <LetterOutcome letter={found} />}
      </div>
    </div>
  );
}
