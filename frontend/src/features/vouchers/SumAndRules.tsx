import { Trans, useLingui } from '@lingui/react/macro';
import type { VoucherRead } from '@/api/types.gen.ts';
import { RuleAnswers } from './RuleAnswers.tsx';
import { SumTable } from './SumTable.tsx';

/** Beside an application that is being written: who would pay what, and which rules it meets. */
export function SumAndRules({ voucher }: { voucher: VoucherRead }) {
  const { t } = useLingui();
  return (
    <aside className="grid content-start gap-8" aria-label={t`Som en regels`}>
      <section className="grid gap-4">
        <h2 className="text-xl">
          <Trans>Wie betaalt wat</Trans>
        </h2>
        {voucher.calculation ? (
          <SumTable calculation={voucher.calculation} />
        ) : (
          <p className="soft">
            <Trans>Vul de kosten van het advies in, dan ziet u hier de som.</Trans>
          </p>
        )}
      </section>
      <RuleAnswers rules={voucher.rules} />
    </aside>
  );
}
