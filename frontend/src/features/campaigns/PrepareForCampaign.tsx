import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { readCampaignInvitationOptions } from '@/api/@tanstack/react-query.gen.ts';
import { forgetCampaign, keptCampaign } from '@/lib/keptCampaign.ts';
import { hasStatus, problemOf } from '@/lib/problem.ts';
import { Notice } from '@/ui/Notice.tsx';
import { PageSkeleton } from '@/ui/Skeleton.tsx';
import { toast } from '@/ui/toast.ts';
import { CampaignToJoin, joinCampaign } from './ScanCampaign.tsx';

interface PrepareForCampaignProps {
  /** The code in the address; else one that was kept on this device while making an account. */
  code: string | undefined;
  children: (campaign: {
    campaign?: ReactNode;
    onMade?: (scanId: string, etag: string | null) => Promise<void>;
  }) => ReactNode;
}

/** Preparing a scan that becomes part of a campaign, when a code came along and whoever prepares it wants that. */
export function PrepareForCampaign({ code: given, children }: PrepareForCampaignProps) {
  const { t } = useLingui();
  const [code] = useState(() => given ?? keptCampaign());
  const [joins, setJoins] = useState(true);
  const { data, error, isPending } = useQuery({
    ...readCampaignInvitationOptions({ path: { code: code ?? '' } }),
    enabled: !!code,
  });
  const refused = hasStatus(error, 404) || hasStatus(error, 400);
  const useless = refused || data?.state === 'closed';
  useEffect(() => {
    if (useless) forgetCampaign();
  }, [useless]);
  if (!code || refused) return children({});
  // Nobody can send the form before it says what becomes of the scan.
  if (isPending) return <PageSkeleton />;
  if (!data) return children({ campaign: <NotThere /> });
  return children({
    campaign: <CampaignToJoin invitation={data} joins={joins} onChange={setJoins} />,
    onMade: async (scanId, etag) => {
      forgetCampaign();
      if (!joins || data.state !== 'open') return;
      try {
        await joinCampaign(scanId, code, etag);
      } catch (error) {
        // The scan was made; what went wrong with the campaign is told, and the code can be given again there.
        toast(problemOf(error)?.detail ?? t`De scan is nog niet bij de campagne aangesloten.`);
      }
    },
  });
}

function NotThere() {
  return (
    <Notice tone="warn" title={<Trans>De campagne kwam niet door</Trans>}>
      <p>
        <Trans>
          U kunt de scan wel voorbereiden. De code van de campagne vult u daarna in, voordat u de scan opent.
        </Trans>
      </p>
    </Notice>
  );
}
