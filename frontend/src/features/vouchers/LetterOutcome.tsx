import { Trans, useLingui } from '@lingui/react/macro';
import type { AwardLetterRead } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';
import { VOUCHER_STATUS } from '@/lib/voucherStatus.ts';
import { DefinitionList } from '@/ui/DefinitionList.tsx';
import { Money } from '@/ui/Money.tsx';
import { Notice } from '@/ui/Notice.tsx';

/** What a genuine award letter is worth today. */
export function LetterOutcome({ letter }: { letter: AwardLetterRead }) {
  const { t, i18n } = useLingui();
  const say = useLocalized();
  const { day } = useFormats();
  const status = i18n._(VOUCHER_STATUS[letter.status].word);
  return (
    <section className="grid content-start gap-6" aria-live="polite">
      {letter.open ? (
        <Notice tone="ok" title={t`De brief is echt en de voucher geldt`}>
          <p>
            <Trans>De adviseur kan aan het werk, tot en met {day(letter.validUntil)}.</Trans>
          </p>
        </Notice>
      ) : (
        <Notice tone="warn" title={t`De brief is echt, maar u kunt er nu niet mee beginnen`}>
          <p>
            <Trans>De voucher staat op: {status}. Vraag het bedrijf of Syntens hoe het verder gaat.</Trans>
          </p>
        </Notice>
      )}
      <DefinitionList
        items={[
          { term: t`Bedrijf`, value: letter.companyName },
          { term: t`Adviseur`, value: [letter.adviserName, letter.adviserFirm].filter(Boolean).join(', ') },
          { term: t`Regeling`, value: say(letter.schemeName) },
          { term: t`Wij betalen ten hoogste`, value: <Money cents={letter.grantedCents} /> },
          { term: t`Geldig tot en met`, value: day(letter.validUntil) },
          { term: t`Stand`, value: status },
        ]}
      />
      {letter.isDemonstration && (
        <p className="quiet">
          <Trans>Een verzonnen voorbeeld: deze voucher bestaat niet echt.</Trans>
        </p>
      )}
    </section>
  );
}
