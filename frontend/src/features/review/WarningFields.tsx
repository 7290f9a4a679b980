import { Trans, useLingui } from '@lingui/react/macro';
import type { WarningRead } from '@/api/types.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { TextArea } from '@/ui/form/index.ts';
import { Notice } from '@/ui/Notice.tsx';

/** What looks odd about a claim, each with the officer's reason why it is right all the same. */
export function WarningFields({ warnings }: { warnings: readonly WarningRead[] }) {
  const { t } = useLingui();
  const say = useLocalized();
  if (warnings.length === 0) return null;
  return (
    <Notice tone="warn" title={<Trans>Dit valt op aan de declaratie</Trans>}>
      <div className="grid gap-4">
        {warnings.map((warning, index) => (
          <div key={warning.code} className="grid gap-2">
            <p>{say(warning.sentence)}</p>
            <TextArea name={`answers.${index}.reason`} label={t`Waarom de declaratie toch klopt`} rows={2} />
          </div>
        ))}
      </div>
    </Notice>
  );
}
