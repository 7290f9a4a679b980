import { useLingui } from '@lingui/react/macro';
import { PageHeader } from '@/ui/PageHeader.tsx';
import { Panel } from '@/ui/Panel.tsx';
import { DoorForm } from './DoorForm.tsx';

/** At the door, on one's own phone. */
export function AttendPage() {
  const { t } = useLingui();
  return (
    <div className="wrap pb-(--section)">
      <PageHeader
        title={t`Ik ben er`}
        crumbs={[{ label: t`Bijeenkomsten`, to: '/bijeenkomsten' }, { label: t`Ik ben er` }]}
        lead={t`Vul de code in die de organisator laat zien. Dat kan van twee uur voor het begin tot en met de dag na de bijeenkomst.`}
      />
      <Panel className="max-w-xl">
        <DoorForm />
      </Panel>
    </div>
  );
}
