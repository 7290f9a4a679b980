import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowRight } from 'lucide-react';
import { listDemonstrationAccountsOptions, listLocalMailsOptions } from '@/api/@tanstack/react-query.gen.ts';
import { AppLink } from '@/ui/AppLink.tsx';
import { Avatar } from '@/ui/Avatar.tsx';

interface DemonstrationSignInsProps {
  onChoose: (credentials: { email: string; password: string }) => void;
}

/** To the mails of this demonstration; not where a mail server takes them. */
function MailboxLink() {
  const { isSuccess } = useQuery({ ...listLocalMailsOptions(), retry: false });
  if (!isSuccess) return null;
  return (
    <p className="mt-4">
      <AppLink to="/postbus">
        <Trans>Lees de mails van deze proefomgeving</Trans>
      </AppLink>
    </p>
  );
}

/** Invented people to look around as; only a demonstration server has any. */
export function DemonstrationSignIns({ onChoose }: DemonstrationSignInsProps) {
  const { i18n } = useLingui();
  const { data } = useQuery(listDemonstrationAccountsOptions());
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-labelledby="rondkijken">
      <h2 id="rondkijken" className="text-xl">
        <Trans>Kijk rond als iemand anders</Trans>
      </h2>
      <p className="soft mt-2">
        <Trans>
          Dit is een proefomgeving. De mensen en bedrijven hieronder bestaan niet. Kies iemand en u bent
          meteen ingelogd.
        </Trans>
      </p>
      <ul className="hairlines mt-4">
        {data.items.map((person) => (
          <li key={person.email}>
            <button
              type="button"
              className="flex min-h-11 w-full cursor-pointer items-center gap-4 py-3 text-left hover:bg-sunken"
              onClick={() => onChoose({ email: person.email, password: person.password })}
            >
              <Avatar name={person.name} of="person" size="2.75rem" />
              <span className="min-w-0 flex-1">
                <b className="block">{person.name}</b>
                <span className="soft block text-sm">
                  {i18n.locale === 'en' ? person.labelEn : person.labelNl}
                </span>
              </span>
              <ArrowRight aria-hidden="true" className="size-5 shrink-0" />
            </button>
          </li>
        ))}
      </ul>
      <MailboxLink />
    </section>
  );
}
