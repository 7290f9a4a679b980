import { useLingui } from '@lingui/react/macro';
import './scans.css';

/** The QR code that the server drew, as a picture. */
export function QrCode({ svg }: { svg: string }) {
  const { t } = useLingui();
  return (
    <img
      className="qr"
      alt={t`QR-code met deze link`}
      src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
    />
  );
}
