import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { confirmToolboxVersion } from '@/api/sdk.gen.ts';
import type { ToolboxVersionRead } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { useFormats } from '@/lib/format.ts';
import { ifMatch, type Versioned } from '@/lib/versioned.ts';
import { DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';
import { toast } from '@/ui/toast.ts';

interface ConfirmPanelProps {
  read: Versioned<ToolboxVersionRead>;
  onChanged: () => Promise<void>;
}

/** Whether what is published is still right: confirmed without a new version. */
export function ConfirmPanel({ read, onChanged }: ConfirmPanelProps) {
  const { t } = useLingui();
  const { day } = useFormats();
  const form = useForm({ defaultValues: { reviewOn: null as string | null } });
  const version = read.data;
  if (version.status !== 'published' || !version.reviewOn) return null;
  return (
    <div>
      <Notice
        tone={version.isOutdated ? 'warn' : 'calm'}
        title={
          version.isOutdated
            ? t`Dit instrument is verouderd sinds ${day(version.reviewOn)}`
            : t`Opnieuw nakijken vóór ${day(version.reviewOn)}`
        }
      >
        <p>
          {version.isOutdated ? (
            <Trans>
              Bezoekers zien dat niemand er op tijd naar keek. Klopt alles nog, bevestig dat dan. Is er iets
              veranderd, begin dan een nieuwe versie.
            </Trans>
          ) : (
            <Trans>Klopt alles nog, dan bevestigt u dat hier. U hoeft geen nieuwe versie te beginnen.</Trans>
          )}
        </p>
        <Form
          form={form}
          className="grid justify-items-start gap-4"
          onSubmit={async ({ reviewOn }) => {
            await confirmToolboxVersion({
              path: { versionId: version.id },
              body: { reviewOn },
              headers: ifMatch(read.etag),
              throwOnError: true,
            });
            await onChanged();
            form.reset();
            toast(t`Bevestigd. Het instrument klopt nog.`);
          }}
        >
          <DateField
            name="reviewOn"
            label={t`Opnieuw nakijken op`}
            description={t`Zonder dag vragen wij het over een jaar.`}
            min={todayInAmsterdam()}
            optional
          />
          <SubmitButton kind="secondary">
            <Trans>Dit klopt nog</Trans>
          </SubmitButton>
        </Form>
      </Notice>
    </div>
  );
}
