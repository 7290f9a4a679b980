import { useLingui } from '@lingui/react/macro';
import type { Vat } from '@/api/types.gen.ts';
import { todayInAmsterdam } from '@/lib/amsterdam.ts';
import { DateField, MoneyField, Select, TextField } from '@/ui/form/index.ts';

/** Where an invoice charges VAT at all. */
export const CHARGED: ReadonlySet<Vat> = new Set<Vat>(['general', 'reduced']);

/** The invoice as the company receives it: number, day, and how it treats VAT. */
export function InvoiceFields({ charged }: { charged: boolean }) {
  const { t } = useLingui();
  const kinds: Record<Vat, string> = {
    general: t`Hoog tarief (21 procent)`,
    reduced: t`Laag tarief (9 procent)`,
    zero: t`Nultarief`,
    reverse_charge: t`Verlegd naar het bedrijf`,
    exempt: t`Vrijgesteld`,
  };
  return (
    <>
      <TextField
        name="invoice.number"
        label={t`Factuurnummer`}
        description={t`Van uw factuur aan het bedrijf. Een factuur telt één keer.`}
        maxLength={35}
      />
      <DateField name="invoice.issuedOn" label={t`Factuurdatum`} max={todayInAmsterdam()} />
      <Select
        name="invoice.vat"
        label={t`Btw op de factuur`}
        options={(Object.keys(kinds) as Vat[]).map((value) => ({ value, label: kinds[value] }))}
      />
      {charged && (
        <MoneyField
          name="invoice.vatCents"
          label={t`Bedrag aan btw`}
          description={t`Zoals het op de factuur staat. De voucher vergoedt geen btw.`}
        />
      )}
    </>
  );
}
