import { createFileRoute } from '@tanstack/react-router';
import { SettlePage } from '@/features/review/SettlePage.tsx';

export const Route = createFileRoute('/syntens/vaststellen')({ component: SettlePage });
