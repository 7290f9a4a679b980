import { createFileRoute } from '@tanstack/react-router';
import { SandboxPage } from '@/features/machines/SandboxPage.tsx';

export const Route = createFileRoute('/branche/proefomgeving')({ component: SandboxPage });
