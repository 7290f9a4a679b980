import { Trans, useLingui } from '@lingui/react/macro';
import { Check, Copy } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import './code-block.css';

const SHOWN_MS = 2_500;

function CopyButton({ text, label }: { text: string; label: string }) {
  const { t } = useLingui();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  // Browsers give the clipboard to secure addresses only.
  if (!navigator.clipboard) return null;
  return (
    <button
      type="button"
      className="btn btn-quiet btn-small"
      aria-label={t`Kopieer: ${label}`}
      onClick={() => navigator.clipboard.writeText(text).then(() => setCopied(true))}
    >
      {copied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      <span aria-live="polite">{copied ? <Trans>Gekopieerd</Trans> : <Trans>Kopieer</Trans>}</span>
    </button>
  );
}

/** Code in a deep panel, which scrolls by itself and can be copied. */
export function CodeBlock({ label, text, children }: { label: string; text: string; children?: ReactNode }) {
  return (
    <div className="code-block on-field">
      <div className="code-block-head">
        <span>{label}</span>
        <CopyButton text={text} label={label} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label}>
        <pre translate="no">{children ?? text}</pre>
      </section>
    </div>
  );
}

const JSON_PART = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(?:true|false|null|-?\d+(?:\.\d+)?)\b/g;

/** JSON with its names, texts and values told apart; weight and slant say it as well as colour. */
export function JsonBlock({
  label,
  value,
  copied,
}: {
  label: string;
  value: unknown;
  /** What is copied instead of what is shown: the very bytes, as a signature is over them. */
  copied?: string;
}) {
  const text = JSON.stringify(value, null, 2);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const match of text.matchAll(JSON_PART)) {
    parts.push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const [whole, string, colon] = match;
    if (string && colon) parts.push(<b key={match.index}>{string}</b>, colon);
    else parts.push(string ? <em key={match.index}>{whole}</em> : <i key={match.index}>{whole}</i>);
  }
  parts.push(text.slice(at));
  return (
    <CodeBlock label={label} text={copied ?? text}>
      {parts}
    </CodeBlock>
  );
}
