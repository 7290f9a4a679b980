import { useLingui } from '@lingui/react/macro';
import { Steps } from '@/ui/Progress.tsx';

const ORDER = ['prepare', 'invite', 'publish', 'result'] as const;

/** How far the scan is: prepare, invite, publish, result. */
export function ScanSteps({ at }: { at: (typeof ORDER)[number] }) {
  const { t } = useLingui();
  return (
    <div className="no-print max-w-2xl">
      <Steps
        current={ORDER.indexOf(at)}
        labels={[t`Voorbereiden`, t`Uitnodigen`, t`Publiceren`, t`Uitkomst`]}
      />
    </div>
  );
}
