import { Trans, useLingui } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';

interface BesideAnotherProps {
  /** The other releases, as one would name them. Without any, nothing shows. */
  others: readonly { id: string; name: string }[];
  /** Both releases side by side, once another is chosen. */
  children: (otherId: string) => ReactNode;
}

/** Choose another release, to read it beside this one. */
export function BesideAnother({ others, children }: BesideAnotherProps) {
  const { t } = useLingui();
  const [otherId, setOtherId] = useState('');
  if (others.length === 0) return null;
  return (
    <section className="grid gap-5" aria-labelledby="beside">
      <h2 id="beside" className="text-2xl">
        <Trans>Naast een andere uitgave</Trans>
      </h2>
      <label className="no-print grid max-w-measure gap-2">
        <span className="font-semibold">
          <Trans>Welke uitgave</Trans>
        </span>
        <select className="input" value={otherId} onChange={(event) => setOtherId(event.target.value)}>
          <option value="">{t`Kies een uitgave`}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {otherId && children(otherId)}
    </section>
  );
}
