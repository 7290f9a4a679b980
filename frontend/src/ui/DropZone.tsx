import { type ReactNode, useId, useState } from 'react';
import { classes } from '@/lib/classes.ts';
import './drop-zone.css';

interface DropZoneProps {
  onFiles: (files: File[]) => unknown;
  /** Extensions, as the `accept` of a file input. */
  accept: string;
  /** Which files may come, and how large. */
  kinds: ReactNode;
  /** What stands on the button. */
  children: ReactNode;
  buttonClass: string;
  hint: ReactNode;
  multiple?: boolean;
  disabled?: boolean;
  large?: boolean;
}

/** A place to choose files, or to drop them on. */
export function DropZone({
  onFiles,
  accept,
  kinds,
  children,
  buttonClass,
  hint,
  multiple,
  disabled,
  large,
}: DropZoneProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
    <div
      className={classes('drop-zone', large && 'drop-zone-large', over && 'drop-zone-over')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles(Array.from(event.dataTransfer.files));
      }}
    >
      <input
        id={id}
        type="file"
        multiple={multiple ?? false}
        accept={accept}
        className="visually-hidden"
        aria-describedby={`${id}-kinds`}
        disabled={disabled ?? false}
        onChange={(event) => {
          onFiles(Array.from(event.target.files ?? []));
          // The same file may be chosen again, after it was mended or removed.
          event.target.value = '';
        }}
      />
      <label htmlFor={id} className={buttonClass}>
        {children}
      </label>
      <span className="drop-hint" aria-hidden="true">
        {hint}
      </span>
      <span id={`${id}-kinds`} className="field-description">
        {kinds}
      </span>
    </div>
  );
}
