import { useLingui } from '@lingui/react/macro';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { AuditTrail } from './AuditTrail.tsx';

/** The audit trail of the whole programme, for its officers. */
export function AuditPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader title={t`Wie deed wat`} documentTitle={t`Audit`} />
      <AuditTrail />
    </div>
  );
}
