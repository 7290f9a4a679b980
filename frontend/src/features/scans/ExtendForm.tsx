import { Trans, useLingui } from '@lingui/react/macro';
import { useForm } from 'react-hook-form';
import { extendScan } from '@/api/sdk.gen.ts';
import { daysAfter } from '@/lib/amsterdam.ts';
import { ifMatch } from '@/lib/versioned.ts';
import { DateField, Form, SubmitButton } from '@/ui/form/index.ts';
import { toast } from '@/ui/toast.ts';
import { dayFromNow } from './ScanForm.tsx';
import type { ScanViewProps } from './scanView.ts';

interface ExtendFormProps extends ScanViewProps {
  /** The one thing to do on this page. */
  primary?: boolean;
}

/** Gives people more time; a closed scan opens again. */
export function ExtendForm({ scan, etag, onChanged, primary = false }: ExtendFormProps) {
  const { t } = useLingui();
  const form = useForm<{ closesOn: string | null }>({
    defaultValues: { closesOn: twoWeeksLater(scan.closesOn) },
  });
  return (
    <Form
      form={form}
      className="mt-4 grid gap-4"
      onSubmit={async (wish) => {
        await extendScan({
          path: { scanId: scan.id },
          body: { closesOn: wish.closesOn ?? '' },
          headers: ifMatch(etag),
          throwOnError: true,
        });
        toast(t`Uw mensen hebben meer tijd. De links blijven werken.`);
        await onChanged();
      }}
    >
      <DateField name="closesOn" label={t`Nieuwe laatste dag`} min={dayFromNow(0)} />
      <div>
        <SubmitButton kind={primary ? 'primary' : 'secondary'}>
          <Trans>Verleng de periode</Trans>
        </SubmitButton>
      </div>
    </Form>
  );
}

/** Two weeks after the present last day, or from today when that has passed. */
function twoWeeksLater(closesOn: string | null): string {
  const today = dayFromNow(0);
  const from = closesOn && closesOn > today ? closesOn : today;
  return daysAfter(from, 14);
}
