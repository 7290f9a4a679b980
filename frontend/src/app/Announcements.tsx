import { OfflineBar } from './OfflineBar.tsx';
import { Toasts } from './Toasts.tsx';

/** What the app says by itself: that the connection is away, and that something happened. */
export default function Announcements() {
  return (
    <>
      <OfflineBar />
      <Toasts />
    </>
  );
}
