import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { listIndicatorsOptions, readMonitorDictionaryOptions } from '@/api/@tanstack/react-query.gen.ts';
import type { BranchMonitorLine, MonitorDimension } from '@/api/types.gen.ts';
import { useFormats } from '@/lib/format.ts';
import { useLocalized } from '@/lib/localized.ts';

const FOREVER = { staleTime: Number.POSITIVE_INFINITY };

/** Gives the codes of the monitor in words, from its dictionary; what the dictionary does not know stays as it is. */
export function useMonitorCodes() {
  const { t } = useLingui();
  const say = useLocalized();
  const { signed } = useFormats();
  const dictionary = useQuery({ ...readMonitorDictionaryOptions(), ...FOREVER });
  const indicators = useQuery({ ...listIndicatorsOptions(), ...FOREVER });
  const wordOf = (variable: string, code: string) => {
    const values = dictionary.data?.variables.find((each) => each.name === variable)?.values;
    return say(values?.find((each) => each.code === code)?.name) || code;
  };
  const dimensions: Record<MonitorDimension, string> = {
    year: t`jaar van begin`,
    section: t`sector`,
    size_class: t`grootte`,
    province: t`provincie`,
    region: t`landsdeel`,
  };
  const measure = (code: BranchMonitorLine['measure']) => wordOf('measure', code);
  const change = (indicator: string) => t`verandering: ${wordOf('key', indicator)}`;
  return {
    measure,
    category: (code: string) => wordOf('key', code),
    section: (code: string) => wordOf('value_1', code),
    /** A median change as its indicator tells it: in percent, or in points or its own unit. */
    changeOf: (indicator: string, value: number) => {
      const told = indicators.data?.items.find((each) => each.code === indicator);
      if (told?.transformation === 'log') return t`${signed(value)} %`;
      return told?.unit === 'percent' ? t`${signed(value)} punt` : signed(value);
    },
    /** A table by its code, such as `change_revenue-section-province`. */
    table: (code: string) => {
      const [subject = '', ...cut] = code.split('-');
      const words = subject.startsWith('change_')
        ? change(subject.slice('change_'.length))
        : wordOf('measure', subject);
      const [first, second] = cut.map((each) => dimensions[each as MonitorDimension] ?? each);
      if (first === undefined) return words;
      return second === undefined ? t`${words}, per ${first}` : t`${words}, per ${first} en ${second}`;
    },
    /** A family of figures that add up, as the report of the audit names it. */
    family: (name: string) => {
      if (name === 'counts') return t`aantallen bedrijven`;
      return name.startsWith('change ') ? change(name.slice('change '.length)) : wordOf('measure', name);
    },
  };
}
