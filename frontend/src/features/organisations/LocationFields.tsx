import { Trans, useLingui } from '@lingui/react/macro';
import { useFormContext } from 'react-hook-form';
import { Button } from '@/ui/Button.tsx';
import { Select, TextField } from '@/ui/form/index.ts';
import { useProvinceOptions } from './useCompany.ts';

/** Where the company is: its postcode, or a chosen province for who has or gives none. Fields `postcode`, `province`. */
export function LocationFields() {
  const { t } = useLingui();
  const form = useFormContext<{ postcode: string | null; province: string | null; byProvince: boolean }>();
  const provinces = useProvinceOptions();
  const byProvince = form.watch('byProvince');
  const choose = (chosen: boolean) => {
    form.setValue('byProvince', chosen);
    form.setValue(chosen ? 'postcode' : 'province', null);
    form.clearErrors(['postcode', 'province']);
  };
  return (
    <div className="grid gap-2">
      {byProvince ? (
        <Select name="province" label={t`Provincie`} options={provinces} />
      ) : (
        <TextField
          name="postcode"
          label={t`Postcode`}
          description={t`Wij bewaren alleen de vier cijfers. De provincie volgt daaruit.`}
          autoComplete="postal-code"
          maxLength={7}
        />
      )}
      <div>
        <Button kind="quiet" small onClick={() => choose(!byProvince)}>
          {byProvince ? <Trans>Ik geef toch de postcode</Trans> : <Trans>Ik kies liever een provincie</Trans>}
        </Button>
      </div>
    </div>
  );
}
