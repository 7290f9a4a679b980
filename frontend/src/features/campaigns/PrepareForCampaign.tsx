import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { readCampaignInvitationOptions } from '@/api/@tanstack/react-query.gen.ts';
import { forgetCampaign, keptCampaign } from '@/lib/keptCampaign.ts';
import { problemOf } from '@/lib/problem.ts';
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

/** Preparing a scan that becomes part of a campaign, when a code came along. */
export function PrepareForCampaign({ code: given, children }: PrepareForCampaignProps) {
  const { t } = useLingui();
  const [code] = useState(() => given ?? keptCampaign());
  const { data } = useQuery({
    ...readCampaignInvitationOptions({ path: { code: code ?? '' } }),
    enabled: !!code,
  });
  if (!code || !data) return children({});
  return children({
    campaign: <CampaignToJoin code={code} />,
    onMade: async (scanId, etag) => {
      forgetCampaign();
      if (data.state !== 'open') return;
      try {
        await joinCampaign(scanId, code, etag);
      } catch (error) {
        // The scan was made; what went wrong with the campaign is told, and the code can be given again there.
        toast(problemOf(error)?.detail ?? t`De scan is nog niet bij de campagne aangesloten.`);
      }
    },
  });
}
