import { useQuery } from '@tanstack/react-query';
import { listProvincesOptions, listSectorsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { readCompany } from '@/api/sdk.gen.ts';
import { useLocalized } from '@/lib/localized.ts';
import { useSession } from '@/lib/session.ts';
import { versioned } from '@/lib/versioned.ts';
import type { Option } from '@/ui/form/index.ts';

export const companyKey = (companyId: string) => ['company', companyId] as const;

/** The company one acts for, with its version. */
export function useOwnCompany() {
  const { session } = useSession();
  const companyId = session.organisation?.kind === 'company' ? session.organisation.id : '';
  return useQuery({
    queryKey: companyKey(companyId),
    queryFn: async () => versioned(await readCompany({ path: { companyId }, throwOnError: true })),
    enabled: companyId !== '',
  });
}

const RARELY = 3_600_000;

/** The sectors to choose from, in the language on screen. */
export function useSectorOptions(version: '2008' | '2025' = '2008'): Option[] {
  const localized = useLocalized();
  const { data } = useQuery({ ...listSectorsOptions({ query: { version } }), staleTime: RARELY });
  return (data?.items ?? []).map((sector) => ({ value: sector.section, label: localized(sector.name) }));
}

/** The provinces to choose from. */
export function useProvinceOptions(): Option[] {
  const { data } = useQuery({ ...listProvincesOptions(), staleTime: RARELY });
  return (data?.items ?? []).map((province) => ({ value: province.code, label: province.name }));
}

/** Gives the name of a province by its code. */
export function useProvinceName(): (code: string) => string {
  const provinces = useProvinceOptions();
  return (code) => provinces.find((province) => province.value === code)?.label ?? code;
}
