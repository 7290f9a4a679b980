import { createFileRoute } from '@tanstack/react-router';
import { SharePage } from '@/features/exchange/SharePage.tsx';

export const Route = createFileRoute('/programma/uitwisseling/$shareId')({
  component: () => <SharePage room="programme" />,
});
