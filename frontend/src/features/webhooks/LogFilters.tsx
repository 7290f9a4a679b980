import { Trans, useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useId } from 'react';
import type { DeliveryState } from '@/api/types.gen.ts';
import { daysAfter, todayInAmsterdam } from '@/lib/amsterdam.ts';
import { Button } from '@/ui/Button.tsx';
import { ChoiceChips } from '@/ui/FilterChips.tsx';
import { Field } from '@/ui/form/index.ts';
import type { WebhooksSearch } from './webhooksSearch.ts';
import { MESSAGE_TYPES, STATES, TEST, useTypeWords } from './webhookWords.ts';

/** How long messages are kept, in days. */
export const KEPT = 30;

/** Which part of the log is shown. All of it stands in the address, so that a link shows the same. */
export function LogFilters({ search }: { search: WebhooksSearch }) {
  const { t, i18n } = useLingui();
  const words = useTypeWords();
  const navigate = useNavigate();
  const id = useId();
  const today = todayInAmsterdam();
  const days = { min: daysAfter(today, -KEPT), max: today };
  const change = (wish: { [Name in keyof WebhooksSearch]?: WebhooksSearch[Name] | undefined }) =>
    void navigate({ to: '.', search: { ...search, page: 1, ...wish } as never, replace: true });
  const isFiltered = search.state || search.type || search.from || search.until || search.voucher;
  const findVoucher = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('voucher');
    change({ voucher: String(typed).trim().toUpperCase() || undefined });
  };
  return (
    <search className="no-print mb-6 grid gap-4">
      <ChoiceChips
        label={t`Hoe het afliep`}
        options={(Object.keys(STATES) as DeliveryState[]).map((value) => ({
          value,
          label: i18n._(STATES[value].word),
        }))}
        chosen={search.state ? [search.state] : []}
        onChange={(chosen) => change({ state: chosen.at(-1) })}
      />
      <div className="flex flex-wrap items-end gap-x-4 gap-y-3">
        <Field id={`${id}-type`} label={t`Bericht`}>
          <select
            id={`${id}-type`}
            className="input"
            value={search.type ?? ''}
            onChange={(event) => change({ type: event.target.value || undefined })}
          >
            <option value="">{t`Alle berichten`}</option>
            {[...MESSAGE_TYPES, TEST].map((type) => (
              <option key={type} value={type}>
                {words(type)}
              </option>
            ))}
          </select>
        </Field>
        <Field id={`${id}-from`} label={t`Vanaf`}>
          <input
            id={`${id}-from`}
            type="date"
            className="input date-input"
            {...days}
            value={search.from ?? ''}
            onChange={(event) => change({ from: event.target.value || undefined })}
          />
        </Field>
        <Field id={`${id}-until`} label={t`Tot en met`}>
          <input
            id={`${id}-until`}
            type="date"
            className="input date-input"
            {...days}
            value={search.until ?? ''}
            onChange={(event) => change({ until: event.target.value || undefined })}
          />
        </Field>
        <form onSubmit={findVoucher} className="flex flex-wrap items-end gap-2">
          <Field id={`${id}-voucher`} label={t`Code van de voucher`}>
            <input
              key={search.voucher ?? ''}
              id={`${id}-voucher`}
              name="voucher"
              type="search"
              className="input max-w-56"
              autoComplete="off"
              maxLength={20}
              defaultValue={search.voucher ?? ''}
            />
          </Field>
          <Button type="submit" kind="secondary">
            <Trans>Zoek</Trans>
          </Button>
        </form>
        {isFiltered && (
          <Button
            kind="quiet"
            onClick={() =>
              change({
                state: undefined,
                type: undefined,
                from: undefined,
                until: undefined,
                voucher: undefined,
              })
            }
          >
            <Trans>Haal de filters weg</Trans>
          </Button>
        )}
      </div>
    </search>
  );
}
