import { useQuery } from '@tanstack/react-query';
import { readCompany } from '@/api/sdk.gen.ts';
import { useSession } from '@/lib/session.ts';
import { versioned } from '@/lib/versioned.ts';
import type { Told } from './guidanceFacts.ts';

/** Size, sector and province of the company one acts for; nothing for a visitor. */
export function useKnownFacts(): Told {
  const { session } = useSession();
  const companyId = session.organisation?.kind === 'company' ? session.organisation.id : '';
  const company = useQuery({
    queryKey: ['company', companyId],
    queryFn: async () => versioned(await readCompany({ path: { companyId }, throwOnError: true })),
    enabled: companyId !== '',
  });
  if (!company.data) return {};
  const { sizeClass, section, sbiVersion, province } = company.data.data;
  return {
    size: sizeClass,
    ...(sbiVersion === '2008' && { sector: section }),
    ...(province && { province }),
  };
}
