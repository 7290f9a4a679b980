import { Trans } from '@lingui/react/macro';

/** The code with which one goes on elsewhere; before submitting it is the only way to another device. */
export function KeepCode({ code }: { code: string }) {
  return (
    <details>
      <summary className="font-semibold">
        <Trans>Later verder op een ander apparaat</Trans>
      </summary>
      <p className="soft mt-2">
        <Trans>
          Schrijf deze code op. Op de pagina Mijn antwoorden gaat u ermee verder. Toon haar aan niemand.
        </Trans>
      </p>
      <p className="receipt my-3">{code}</p>
    </details>
  );
}
