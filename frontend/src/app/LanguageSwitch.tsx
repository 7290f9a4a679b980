import { useLingui } from '@lingui/react/macro';
import { activate } from '@/lib/i18n.ts';

/** Shows the app in the other language at once. Texts the server wrote are asked for again. */
export function LanguageSwitch() {
  const { i18n } = useLingui();
  const other = i18n.locale === 'en' ? 'nl' : 'en';
  return (
    <button
      type="button"
      className="language-switch"
      lang={other}
      onClick={async () => {
        await activate(other);
        const { queryClient } = await import('@/lib/queries.ts');
        await queryClient.invalidateQueries();
      }}
    >
      {other === 'en' ? 'English' : 'Nederlands'}
    </button>
  );
}
