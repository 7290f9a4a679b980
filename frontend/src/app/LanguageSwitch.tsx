import { useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { activate } from '@/lib/i18n.ts';

/** Shows the app in the other language at once. Texts the server wrote are asked for again. */
export function LanguageSwitch() {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const other = i18n.locale === 'en' ? 'nl' : 'en';
  return (
    <button
      type="button"
      className="language-switch"
      lang={other}
      onClick={async () => {
        await activate(other);
        await queries.invalidateQueries();
      }}
    >
      {other === 'en' ? 'English' : 'Nederlands'}
    </button>
  );
}
